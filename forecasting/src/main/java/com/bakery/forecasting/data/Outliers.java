package com.bakery.forecasting.data;

import com.bakery.forecasting.data.DataFinding.Kind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Isolated spikes. A quantity counts as one if it exceeds, over the open days of the same weekday up to eight weeks before and behind, both four times the
 * largest and the median plus ten robust standard deviations (1.4826 times the median absolute deviation: Leys et al., 2013, with a far more careful factor,
 * because in sales a high day is seldom an error). Holidays and days with an event are never spikes. A spike is taken back to the larger bound.
 * Days that sold out bound nothing from above and are no neighbours.
 */
final class Outliers {
    private static final int WEEKS = 8;
    private static final int LEAST_NEIGHBOURS = 6;

    private Outliers() {}

    /** The quantities with spikes bounded; each is added to {@code findings}. */
    static double[] bound(ProductData data, List<DataFinding> findings) {
        Set<LocalDate> special = data.namedDays();
        double[] bounded = data.quantity().clone();
        for (int i = 0; i < data.days(); i++) {
            LocalDate day = data.day(i);
            double limit = limit(data, i);
            if (data.quantity()[i] > limit && !special.contains(day) && !hasEvent(data, day)) {
                bounded[i] = limit;
                findings.add(new DataFinding(
                        Kind.OUTLIER,
                        day,
                        day,
                        data.quantity()[i],
                        "Quantity " + data.quantity()[i] + " was taken back to " + limit
                                + ", the bound of its weekday in the weeks around it."));
            }
        }
        return bounded;
    }

    private static boolean hasEvent(ProductData data, LocalDate day) {
        return data.regressors().stream()
                .anyMatch(regressor -> regressor.kind() == RegressorSeries.Kind.EVENT_FLAG && regressor.happensOn(day));
    }

    private static double limit(ProductData data, int i) {
        double[] neighbours = new double[2 * WEEKS];
        int count = 0;
        for (int week = -WEEKS; week <= WEEKS; week++) {
            int j = i + 7 * week;
            if (week != 0 && j >= 0 && j < data.days() && data.open(j) && !data.soldOut()[j]) {
                neighbours[count++] = data.quantity()[j];
            }
        }
        if (count < LEAST_NEIGHBOURS) {
            return Double.POSITIVE_INFINITY;
        }
        double[] values = Arrays.copyOf(neighbours, count);
        double largest = Arrays.stream(values).max().orElseThrow();
        if (data.quantity()[i] <= 4 * largest) {
            // no spike, whatever the other bound is; nearly all days end here, without any sorting
            return Double.POSITIVE_INFINITY;
        }
        double median = Median.of(values);
        double mad = Median.of(
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
        double bound = Math.max(4 * largest, median + 10 * 1.4826 * mad);
        // a product that did not sell around that day says nothing about how much it may sell
        return bound > 0 ? bound : Double.POSITIVE_INFINITY;
    }
}
