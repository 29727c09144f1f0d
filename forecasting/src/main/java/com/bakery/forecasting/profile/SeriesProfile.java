package com.bakery.forecasting.profile;

import com.bakery.forecasting.data.ProductData;
import java.util.stream.IntStream;

/**
 * What kind of series a product is, over the open days from its first sale on.
 *
 * @param saleDays open days with a quantity above 0
 * @param openDays open days
 * @param meanPerOpenDay mean quantity of an open day
 * @param averageInterval open days per day with a sale, at least 1; 0 without any sale
 * @param squaredVariation variance over squared mean of the quantities on days with a sale; 0 without any
 * @param forecastability 0 (noise) to 1, see {@link Forecastability}
 */
public record SeriesProfile(
        SeriesClass seriesClass,
        int saleDays,
        int openDays,
        double meanPerOpenDay,
        double averageInterval,
        double squaredVariation,
        double forecastability) {

    /** The profile of a product; of its demand where it sold out. */
    public static SeriesProfile of(ProductData data) {
        double[] open = IntStream.range(0, data.days())
                .filter(data::open)
                .mapToDouble(day -> data.quantity()[day])
                .toArray();
        double total = 0;
        double squares = 0;
        int saleDays = 0;
        for (double value : open) {
            if (value > 0) {
                total += value;
                squares += value * value;
                saleDays++;
            }
        }
        double mean = saleDays > 0 ? total / saleDays : 0;
        double variation = saleDays > 0 ? Math.max(0, squares / saleDays / (mean * mean) - 1) : 0;
        double interval = saleDays > 0 ? (double) open.length / saleDays : 0;
        return new SeriesProfile(
                SeriesClass.of(saleDays, interval, variation),
                saleDays,
                open.length,
                open.length > 0 ? total / open.length : 0,
                interval,
                variation,
                Forecastability.of(open, openDaysOfAWeek(data)));
    }

    /** The commonest number of open days among seven in a row. */
    private static int openDaysOfAWeek(ProductData data) {
        int[] weeks = new int[8];
        for (int end = data.days(); end >= 7; end -= 7) {
            weeks[(int) IntStream.range(end - 7, end).filter(data::open).count()]++;
        }
        return IntStream.rangeClosed(1, 7)
                .reduce((best, days) -> weeks[days] >= weeks[best] ? days : best)
                .orElseThrow();
    }
}
