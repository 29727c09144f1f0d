package com.bakery.prophet.fit;

import org.jspecify.annotations.Nullable;

/**
 * A linear regression with a ridge penalty on its smooth columns and a lasso penalty on the hinges w_i (t_i - s_j)_+ of the changepoints.
 *
 * @param smooth columns of k, m and the features
 * @param scale prior standard deviation of each smooth column's coefficient
 * @param t n times, ascending
 * @param weights w of the hinges; null where all are 1
 * @param changepoints s, ascending
 * @param target n values
 * @param changepointPriorScale tau of the Laplace prior of the hinges' coefficients
 */
record Design(
        Columns smooth,
        double[] scale,
        double[] t,
        double @Nullable [] weights,
        double[] changepoints,
        double[] target,
        double changepointPriorScale) {

    int observations() {
        return t.length;
    }

    /** The same columns for other values. */
    Design withTarget(double[] other) {
        return new Design(smooth, scale, t, weights, changepoints, other, changepointPriorScale);
    }

    /** The same rows for other columns. */
    Design with(Columns otherSmooth, double[] otherScale) {
        return new Design(otherSmooth, otherScale, t, weights, changepoints, target, changepointPriorScale);
    }

    /** First row at or behind each changepoint. */
    int[] firstRows() {
        int[] rows = new int[changepoints.length];
        int row = 0;
        for (int j = 0; j < rows.length; j++) {
            while (row < t.length && t[row] < changepoints[j]) {
                row++;
            }
            rows[j] = row;
        }
        return rows;
    }

    /** J theta, n values. */
    double[] mean(Parameters theta) {
        double[] mean = new double[t.length];
        double slope = 0;
        double offset = 0;
        int next = 0;
        for (int i = 0; i < mean.length; i++) {
            while (next < changepoints.length && changepoints[next] <= t[i]) {
                slope += theta.delta()[next];
                offset -= theta.delta()[next] * changepoints[next];
                next++;
            }
            mean[i] = slope * t[i] + offset;
        }
        double[] w = weights;
        if (w != null) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] *= w[i];
            }
        }
        smooth.addScaled(mean, theta.k(), 0);
        smooth.addScaled(mean, theta.m(), 1);
        for (int f = 0; f < theta.beta().length; f++) {
            smooth.addScaled(mean, theta.beta()[f], 2 + f);
        }
        return mean;
    }

    /** target - J theta, n values. */
    double[] residuals(Parameters theta) {
        double[] residuals = mean(theta);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = target[i] - residuals[i];
        }
        return residuals;
    }

    /** Inner products of {@code x} with the smooth columns times their prior scales. */
    double[] smoothProducts(double[] x) {
        double[] products = new double[smooth.size()];
        for (int a = 0; a < products.length; a++) {
            products[a] = scale[a] * smooth.dot(a, x);
        }
        return products;
    }

    /**
     * Inner products of {@code x} with the hinges: sum over rows behind s of w x (t - s) = (sum of w x t) - s (sum of w x), both suffix sums, so one
     * pass serves every hinge. Even and odd rows are summed apart, as in {@link Vectors}.
     */
    double[] hingeProducts(double[] x, int[] firstRows) {
        double[] value = weights == null ? x : Vectors.product(weights, x);
        double[] products = new double[changepoints.length];
        double even = 0;
        double odd = 0;
        double evenT = 0;
        double oddT = 0;
        int row = t.length;
        for (int j = products.length - 1; j >= 0; j--) {
            for (; row >= firstRows[j] + 2; row -= 2) {
                even += value[row - 2];
                odd += value[row - 1];
                evenT += value[row - 2] * t[row - 2];
                oddT += value[row - 1] * t[row - 1];
            }
            if (row > firstRows[j]) {
                row--;
                even += value[row];
                evenT += value[row] * t[row];
            }
            products[j] = (evenT + oddT) - changepoints[j] * (even + odd);
        }
        return products;
    }

    /**
     * Largest violation of the optimality conditions at {@code theta}, in units of 1 / tau.
     *
     * @param residuals of the model there
     * @param minVariance floor of sigma squared, which may hold it
     */
    double violation(Parameters theta, double[] residuals, double minVariance) {
        double tau = changepointPriorScale;
        double v = theta.sigma() * theta.sigma();
        double[] gradient = smoothProducts(residuals);
        double worst = 0;
        for (int a = 0; a < gradient.length; a++) {
            double coefficient = a == 0 ? theta.k() : a == 1 ? theta.m() : theta.beta()[a - 2];
            // the products carry the prior scale; divide it out again
            worst = Math.max(worst, tau * Math.abs(gradient[a] / v - coefficient / scale[a]) / scale[a]);
        }
        double[] hingeGradient = hingeProducts(residuals, firstRows());
        for (int j = 0; j < hingeGradient.length; j++) {
            double slope = tau * hingeGradient[j] / v;
            double delta = theta.delta()[j];
            double excess = delta == 0 ? Math.max(0, Math.abs(slope) - 1) : Math.abs(slope - Math.signum(delta));
            worst = Math.max(worst, excess);
        }
        double slopeOfSigma = Vectors.sumOfSquares(residuals) / v - observations() - 4 * v;
        boolean heldByFloor = v <= minVariance * (1 + 1e-9) && slopeOfSigma < 0;
        return heldByFloor ? worst : Math.max(worst, tau * Math.abs(slopeOfSigma));
    }
}
