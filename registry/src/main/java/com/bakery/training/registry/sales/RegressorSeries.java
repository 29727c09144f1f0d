package com.bakery.training.registry.sales;

import java.util.List;

/**
 * A regressor of the shop.
 *
 * @param values known days only, by day; days after the last sale are the known future
 */
public record RegressorSeries(String name, List<DayValue> values) {
    public RegressorSeries {
        values = List.copyOf(values);
    }

    /** Whether every known value is 0 or 1. */
    public boolean isEventFlag() {
        return values.stream().allMatch(day -> day.value() == 0 || day.value() == 1);
    }
}
