package com.bakery.prophet.diagnostics;

import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.diagnostics.CrossValidation.Row;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Errors of a cross-validation by horizon, averaged over rolling windows (Prophet: {@code performance_metrics}).
 *
 * @param horizons ascending: seconds, or whole months
 * @param values of each metric, one per horizon
 */
public record PerformanceMetrics(double[] horizons, Map<Metric, double[]> values) {

    /** Below this the share of a value means nothing. */
    private static final double SMALLEST_VALUE = 1e-8;

    /**
     * All metrics that the rows allow: no coverage without intervals, no MAPE with a value of zero.
     *
     * @param rollingWindow share of the rows averaged for each horizon; below 0 the rows as they are
     * @param monthly counts horizons in calendar months
     */
    public static PerformanceMetrics of(List<Row> rows, double rollingWindow, boolean monthly) {
        return of(rows, List.of(Metric.values()), rollingWindow, monthly);
    }

    /**
     * These metrics, but those that the rows do not allow.
     *
     * @throws ProphetException INVALID_OPTION for a metric named twice or a window above 1, INVALID_DATA without rows
     */
    public static PerformanceMetrics of(List<Row> rows, List<Metric> metrics, double rollingWindow, boolean monthly) {
        if (rows.isEmpty()) {
            throw new ProphetException(Reason.INVALID_DATA, "the cross-validation has no rows");
        }
        if (new LinkedHashSet<>(metrics).size() != metrics.size()) {
            throw new ProphetException(Reason.INVALID_OPTION, "a metric is named twice: " + metrics);
        }
        List<Row> byHorizon = new ArrayList<>(rows);
        byHorizon.sort(Comparator.comparingDouble(row -> horizon(row, monthly)));
        double[] horizons =
                byHorizon.stream().mapToDouble(row -> horizon(row, monthly)).toArray();
        Map<Metric, double[]> values = new EnumMap<>(Metric.class);
        double[] shown = horizons;
        for (Metric metric : metrics) {
            if (allows(byHorizon, metric)) {
                double[] single = byHorizon.stream().mapToDouble(metric::of).toArray();
                Rolled rolled = rolled(metric, single, horizons, rollingWindow);
                shown = rolled.horizons();
                values.put(metric, metric == Metric.RMSE ? roots(rolled.values()) : rolled.values());
            }
        }
        return new PerformanceMetrics(shown, values);
    }

    private static boolean allows(List<Row> rows, Metric metric) {
        return switch (metric) {
            case COVERAGE -> rows.stream().noneMatch(row -> Double.isNaN(row.yhatLower()));
            case MAPE -> rows.stream().noneMatch(row -> Math.abs(row.y()) < SMALLEST_VALUE);
            default -> true;
        };
    }

    private static double horizon(Row row, boolean monthly) {
        return monthly ? months(row.ds()) - months(row.cutoff()) : row.ds() - row.cutoff();
    }

    private static double months(double seconds) {
        LocalDateTime time = LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC);
        return time.getYear() * 12.0 + time.getMonthValue();
    }

    private static Rolled rolled(Metric metric, double[] x, double[] horizons, double rollingWindow) {
        int window = (int) (rollingWindow * x.length);
        if (window < 0) {
            return new Rolled(horizons, x);
        }
        window = Math.min(Math.max(window, 1), x.length);
        return metric == Metric.MDAPE ? Rolled.median(x, horizons, window) : Rolled.mean(x, horizons, window);
    }

    private static double[] roots(double[] values) {
        return Arrays.stream(values).map(Math::sqrt).toArray();
    }
}
