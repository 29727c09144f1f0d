package com.bakery.prophet;

/**
 * How a fit ended.
 *
 * @param solver {@code exact}, or {@code none} for a constant series, which needs no optimisation
 * @param iterations rounds of the solver
 * @param logDensity log posterior density at the end, as Stan prints it
 * @param kktResidual largest violation of the optimality conditions, in units of 1 / changepoint prior scale
 */
public record FitReport(String solver, int iterations, double logDensity, double kktResidual) {}
