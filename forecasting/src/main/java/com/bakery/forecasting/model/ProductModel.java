package com.bakery.forecasting.model;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.combination.Composition;
import com.bakery.forecasting.interval.ConformalIntervals;
import com.bakery.forecasting.member.MemberCatalog;
import com.bakery.forecasting.member.MemberState;
import com.bakery.forecasting.metric.ModelMetrics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fitted composition of one product. It forecasts from what it holds: no refit, no training data. It names no job, version or time, so that the same data and
 * options give the same file.
 *
 * @param dataFrom first day of the product's data
 * @param dataTo last day of the data; forecasts begin the day after
 * @param dataPoints days with a quantity above 0
 * @param members fitted members with a weight
 * @param future what was known ahead when the model was fitted
 */
public record ProductModel(
        String engine,
        String productId,
        String productName,
        LocalDate dataFrom,
        LocalDate dataTo,
        int dataPoints,
        PipelineOptions options,
        Composition composition,
        List<MemberState> members,
        ConformalIntervals intervals,
        ModelMetrics metrics,
        KnownFuture future) {

    /** Longest horizon of a forecast, in days. */
    public static final int MAX_HORIZON = 365;

    public ProductModel {
        members = List.copyOf(members);
    }

    /** Members that carry the product, heaviest first; {@code prophet} where it is Prophet alone. */
    public String algorithm() {
        return composition.algorithm();
    }

    /**
     * The forecast from the day after the data on.
     *
     * @throws IllegalArgumentException for a horizon outside of 1..365, a width or a quantile outside of 0..1
     */
    public ProductForecast forecast(ForecastRequest request) {
        int steps = request.horizonDays();
        SortedMap<String, double[]> forecasts = new TreeMap<>();
        for (MemberState member : members) {
            forecasts.put(
                    member.member(),
                    MemberCatalog.named(member.member()).restore(member).forecast(steps, future));
        }
        double[] combined = composition.apply(forecasts, steps);
        double width = request.intervalWidth() == null ? options.intervalWidth() : request.intervalWidth();
        List<ProductForecast.Day> days = new ArrayList<>(steps);
        for (int h = 0; h < steps; h++) {
            days.add(day(h, combined[h], width, request.quantiles(), forecasts));
        }
        return new ProductForecast(width, days);
    }

    private ProductForecast.Day day(
            int h, double yhat, double width, List<Double> wanted, SortedMap<String, double[]> forecasts) {
        SortedMap<String, Double> quantiles = new TreeMap<>();
        wanted.forEach(quantile -> quantiles.put(quantile.toString(), intervals.quantile(h, yhat, quantile)));
        SortedMap<String, Double> components = new TreeMap<>();
        SortedMap<String, Double> weights = h < Composition.WEEK ? composition.week() : composition.month();
        weights.forEach((member, weight) -> {
            double[] forecast = forecasts.get(member);
            if (forecast != null) {
                components.put(member, weight * forecast[h]);
            }
        });
        double half = intervals.halfWidth(h, yhat, width);
        return new ProductForecast.Day(
                dataTo.plusDays(h + 1L), yhat, Math.max(0, yhat - half), yhat + half, quantiles, components);
    }
}
