package com.bakery.forecasting.model;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.calendar.ClosedDays;
import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.combination.Composition;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.interval.ConformalIntervals;
import com.bakery.forecasting.member.MemberState;
import com.bakery.forecasting.metric.ModelMetrics;
import com.bakery.forecasting.profile.SeriesProfile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The fitted composition of one product. It forecasts from what it holds: no refit, no training data. It names no job, version or time, so that the same data and
 * options give the same file.
 *
 * @param dataFrom first day of the product's data
 * @param dataTo last day of the data; forecasts begin the day after
 * @param dataPoints days with a quantity above 0
 * @param profile what kind of series it is
 * @param wholeUnits whether the product is sold in whole units
 * @param members fitted members with a weight
 * @param closed days on which the shop is expected to stay closed
 * @param future what was known ahead when the model was fitted
 */
public record ProductModel(
        String engine,
        String productId,
        String productName,
        LocalDate dataFrom,
        LocalDate dataTo,
        int dataPoints,
        SeriesProfile profile,
        boolean wholeUnits,
        PipelineOptions options,
        Composition composition,
        List<MemberState> members,
        ConformalIntervals intervals,
        ModelMetrics metrics,
        ClosedDays closed,
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
     * @throws IllegalStateException where none of the members that carry the model is on the class path
     */
    public ProductForecast forecast(ForecastRequest request) {
        CombinedForecast combined = CombinedForecast.of(this, request.horizonDays());
        double width = request.intervalWidth() == null ? options.intervalWidth() : request.intervalWidth();
        List<ProductForecast.Day> days = new ArrayList<>(request.horizonDays());
        for (int h = 0; h < request.horizonDays(); h++) {
            LocalDate date = dataTo.plusDays(h + 1L);
            days.add(closed.contains(date) ? closedDay(date, request) : day(h, date, combined, width, request));
        }
        return new ProductForecast(width, days);
    }

    private ProductForecast.Day day(
            int h, LocalDate date, CombinedForecast combined, double width, ForecastRequest request) {
        double yhat = combined.yhat()[h];
        SortedMap<String, Double> quantiles = new TreeMap<>();
        request.quantiles()
                .forEach(quantile -> quantiles.put(quantile.toString(), intervals.quantile(h, yhat, quantile)));
        double half = intervals.halfWidth(h, yhat, width);
        return new ProductForecast.Day(
                date,
                yhat,
                Math.max(0, yhat - half),
                yhat + half,
                quantiles,
                combined.contributions(h),
                suggested(h, yhat, request),
                false);
    }

    private static ProductForecast.Day closedDay(LocalDate date, ForecastRequest request) {
        SortedMap<String, Double> quantiles = new TreeMap<>();
        request.quantiles().forEach(quantile -> quantiles.put(quantile.toString(), 0.0));
        return new ProductForecast.Day(date, 0, 0, 0, quantiles, new TreeMap<>(), 0.0, true);
    }

    private @Nullable Double suggested(int h, double yhat, ForecastRequest request) {
        if (request.costs() == null) {
            return wholeUnits ? (double) Math.round(yhat) : null;
        }
        double quantity = intervals.quantile(h, yhat, request.costs().serviceLevel());
        return wholeUnits ? Math.ceil(quantity) : quantity;
    }

    /** Whether all quantities that were sold are whole, but one of a hundred that the data rules may have changed. */
    public static boolean isSoldInUnits(ProductData data) {
        long broken = IntStream.range(0, data.days())
                .filter(i -> !data.soldOut()[i] && data.quantity()[i] != Math.rint(data.quantity()[i]))
                .count();
        return broken * 100 <= data.days();
    }
}
