package com.bakery.prophet;

/**
 * How a fit ended.
 *
 * @param ending why the solver stopped
 * @param iterations rounds of the solver
 * @param logDensity log posterior density at the end, as Stan prints it
 * @param kktResidual largest violation of the optimality conditions, in units of 1 / changepoint prior scale
 */
public record FitReport(Ending ending, int iterations, double logDensity, double kktResidual) {
    /** Why a solver stopped; a fit that stops for another reason is an error. */
    public enum Ending {
        /** At the mode: the optimality conditions hold to 1e-6. */
        CONVERGED,
        /** The model meets every observation, so that the density has no mode in sigma: its floor was kept. */
        PERFECT_FIT,
        /** No step raised the density any more, and its rounding hides how much is missing: the conditions hold to the violation reported. */
        NO_HIGHER,
        /** All observations are equal; as in Python nothing is optimised. */
        CONSTANT,
        /** Stan's rules for stopping, in the order it asks them: the objective hardly changed, */
        ABSOLUTE_OBJECTIVE,
        /** the gradient is near zero, */
        ABSOLUTE_GRADIENT,
        /** the parameters hardly moved, */
        ABSOLUTE_PARAMETERS,
        /** the iterations are used up, */
        MAX_ITERATIONS,
        /** the objective changed by a small share of itself, */
        RELATIVE_OBJECTIVE,
        /** the next step promises a small share of the objective. */
        RELATIVE_GRADIENT,
        /** Nothing was fitted here: the parameters came with the model's file. */
        GIVEN
    }
}
