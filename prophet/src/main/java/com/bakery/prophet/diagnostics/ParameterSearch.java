package com.bakery.prophet.diagnostics;

import com.bakery.prophet.EffectMode;
import com.bakery.prophet.FitOptions;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.PredictOptions;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.TimeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search for the prior scales and the mode that forecast best, by cross-validation over a grid of the ranges that Prophet's documentation names.
 *
 * @param changepointPriorScales flexibility of the trend
 * @param seasonalityPriorScales size of the seasonal effects
 * @param holidaysPriorScales size of the holidays' effects; one is enough for a model without holidays
 * @param seasonalityModes how the seasonalities act
 * @param budget the search ends with the best of what it has seen when a candidate would start later than this; null for no limit
 */
public record ParameterSearch(
        List<Double> changepointPriorScales,
        List<Double> seasonalityPriorScales,
        List<Double> holidaysPriorScales,
        List<EffectMode> seasonalityModes,
        @Nullable Duration budget) {
    /** The documentation's example: sixteen candidates. */
    public static final ParameterSearch DOCUMENTED = new ParameterSearch(
            List.of(0.001, 0.01, 0.1, 0.5),
            List.of(0.01, 0.1, 1.0, 10.0),
            List.of(10.0),
            List.of(EffectMode.ADDITIVE),
            null);

    public ParameterSearch {
        changepointPriorScales = List.copyOf(changepointPriorScales);
        seasonalityPriorScales = List.copyOf(seasonalityPriorScales);
        holidaysPriorScales = List.copyOf(holidaysPriorScales);
        seasonalityModes = List.copyOf(seasonalityModes);
        if (changepointPriorScales.isEmpty()
                || seasonalityPriorScales.isEmpty()
                || holidaysPriorScales.isEmpty()
                || seasonalityModes.isEmpty()) {
            throw new ProphetException(Reason.INVALID_OPTION, "every list of the search must name a value");
        }
    }

    /** Options and the root mean squared error of their forecasts over all rows of the cross-validation. */
    public record Candidate(ProphetOptions options, double rmse) {}

    /**
     * The candidates that were tried, best first; of equal ones the one tried first.
     *
     * @param options what all candidates have in common
     * @param threads folds fitted at the same time; the result does not depend on it
     * @throws ProphetException INVALID_DATA where the history is too short
     */
    public List<Candidate> run(ProphetOptions options, TimeSeries history, Horizons horizons, int threads) {
        long start = System.nanoTime();
        List<Candidate> tried = new ArrayList<>();
        for (ProphetOptions candidate : candidates(options)) {
            if (!tried.isEmpty() && budget != null && System.nanoTime() - start > budget.toNanos()) {
                break;
            }
            tried.add(new Candidate(candidate, rmse(candidate, history, horizons, threads)));
        }
        tried.sort(Comparator.comparingDouble(Candidate::rmse));
        return tried;
    }

    private List<ProphetOptions> candidates(ProphetOptions options) {
        List<ProphetOptions> candidates = new ArrayList<>();
        for (EffectMode mode : seasonalityModes) {
            for (double changepoints : changepointPriorScales) {
                for (double seasonalities : seasonalityPriorScales) {
                    for (double holidays : holidaysPriorScales) {
                        candidates.add(options.toBuilder()
                                .seasonalityMode(mode)
                                .changepointPriorScale(changepoints)
                                .seasonalityPriorScale(seasonalities)
                                .holidaysPriorScale(holidays)
                                .build());
                    }
                }
            }
        }
        return candidates;
    }

    private static double rmse(ProphetOptions options, TimeSeries history, Horizons horizons, int threads) {
        FittedProphet model = new Prophet(options).fit(history);
        var rows = CrossValidation.of(model, history, horizons, FitOptions.DEFAULT, PredictOptions.POINT, threads);
        double[] rmse = PerformanceMetrics.of(rows, List.of(Metric.RMSE), 1, false)
                .values()
                .get(Metric.RMSE);
        return rmse == null ? Double.NaN : rmse[rmse.length - 1];
    }
}
