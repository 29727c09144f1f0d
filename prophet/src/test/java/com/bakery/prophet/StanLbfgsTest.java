package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.prophet.fit.Parameters;
import com.bakery.prophet.fit.Problem;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stan's optimiser ends where Stan's own ends, which is near the mode and below it. */
class StanLbfgsTest {
    static Stream<String> cases() {
        return ReferenceCasesTest.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsNearToTheModeAsStan(String name) {
        Reference.Case reference = Reference.load(name);
        FitOptions stan = FitOptions.DEFAULT.by(Solver.STAN_LBFGS);
        FittedProphet fitted = new Prophet(reference.prophet()).fit(reference.history(), stan);
        double stans = reference.fit().get("stan").get("lp").asDouble();
        double mode = reference.fit().get("exact").get("lp").asDouble();

        assertThat(fitted.report().logDensity()).isBetween(Math.min(stans, mode) - 9, mode + 1e-6);
        assertThat(inSampleDifference(reference, fitted)).isLessThan(0.1);
    }

    /** Root mean square difference of the fitted values from those of Stan's parameters, in units of sigma. */
    private static double inSampleDifference(Reference.Case reference, FittedProphet fitted) {
        Problem problem = Reference.problem(fitted, reference.history());
        Parameters stan = ReferenceCasesTest.stanParameters(reference);
        double[] ours = problem.residuals(fitted.parameters());
        double[] theirs = problem.residuals(stan);
        double squares = 0;
        for (int i = 0; i < ours.length; i++) {
            squares += (ours[i] - theirs[i]) * (ours[i] - theirs[i]);
        }
        return Math.sqrt(squares / ours.length) / stan.sigma();
    }
}
