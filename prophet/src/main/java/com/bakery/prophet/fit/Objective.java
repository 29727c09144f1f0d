package com.bakery.prophet.fit;

import com.bakery.prophet.fit.StanLbfgs.Point;
import java.util.Arrays;

/** The negative log density over the vector (k, m, delta, ln sigma, beta), as Stan minimises it: without the Jacobian of ln sigma. */
final class Objective {
    private final Problem problem;
    private final int hinges;

    Objective(Problem problem) {
        this.problem = problem;
        hinges = problem.changepoints().length;
    }

    static double[] vector(Parameters parameters) {
        int hinges = parameters.delta().length;
        double[] x = new double[3 + hinges + parameters.beta().length];
        x[0] = parameters.k();
        x[1] = parameters.m();
        System.arraycopy(parameters.delta(), 0, x, 2, hinges);
        x[2 + hinges] = Math.log(parameters.sigma());
        System.arraycopy(parameters.beta(), 0, x, 3 + hinges, parameters.beta().length);
        return x;
    }

    Parameters parameters(double[] x) {
        return new Parameters(
                x[0],
                x[1],
                Arrays.copyOfRange(x, 2, 2 + hinges),
                Math.exp(x[2 + hinges]),
                Arrays.copyOfRange(x, 3 + hinges, x.length));
    }

    /** Value and gradient; of |delta| at zero the gradient is zero, as in Stan. */
    Point at(double[] x) {
        Parameters parameters = parameters(x);
        Design tangent = problem.tangent(parameters);
        double[] residuals = problem.residuals(parameters);
        double rss = Vectors.sumOfSquares(residuals);
        double v = parameters.sigma() * parameters.sigma();
        double[] smooth = tangent.smoothProducts(residuals);
        double[] hinge = tangent.hingeProducts(residuals, tangent.firstRows());
        double[] gradient = new double[x.length];
        for (int a = 0; a < smooth.length; a++) {
            int at = a < 2 ? a : a + hinges + 1;
            double scale = tangent.scale()[a];
            gradient[at] = x[at] / (scale * scale) - smooth[a] / (scale * v);
        }
        for (int j = 0; j < hinges; j++) {
            gradient[2 + j] = Math.signum(x[2 + j]) / problem.changepointPriorScale() - hinge[j] / v;
        }
        gradient[2 + hinges] = problem.observations() - rss / v + 4 * v;
        return new Point(x, -problem.logDensity(parameters, rss), gradient);
    }
}
