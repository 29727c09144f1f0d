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
        /** All observations are equal; as in Python nothing is optimised. */
        CONSTANT
    }
}
