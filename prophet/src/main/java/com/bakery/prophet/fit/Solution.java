package com.bakery.prophet.fit;

import com.bakery.prophet.FitReport.Ending;

/**
 * Where a solver ended.
 *
 * @param rounds solves of a regression, or iterations
 * @param logDensity as {@link Problem#logDensity}
 * @param violation largest violation of the optimality conditions, in units of 1 / tau
 */
public record Solution(Parameters parameters, Ending ending, int rounds, double logDensity, double violation) {}
