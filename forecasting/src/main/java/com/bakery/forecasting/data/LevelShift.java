package com.bakery.forecasting.data;

import com.bakery.forecasting.data.DataFinding.Kind;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A sudden, lasting change of how much a product sells.
 *
 * @param day the product's first day on the new level
 * @param before median sales of an open day in the weeks before, above 0
 * @param after the same of the weeks from {@code day} on, above 0
 */
record LevelShift(int day, double before, double after) {
    double ratio() {
        return after / before;
    }

    DataFinding finding(ProductData data) {
        LocalDate from = data.day(day);
        return new DataFinding(
                Kind.LEVEL_SHIFT,
                from,
                from,
                ratio(),
                String.format(
                        Locale.ROOT,
                        "From here on about %.1f a day were sold, before %.1f: %.2f times as much.",
                        after,
                        before,
                        ratio()));
    }
}
