package com.bakery.training.api.model;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weights of the members; each set sums to 1.
 *
 * @param week of the first seven days
 * @param month of the days behind them
 */
@Schema(name = "MemberWeights")
record WeightsView(SortedMap<String, Double> week, SortedMap<String, Double> month) {

    static WeightsView from(Map<?, ?> week, Map<?, ?> month) {
        return new WeightsView(numbers(week), numbers(month));
    }

    private static SortedMap<String, Double> numbers(Map<?, ?> stored) {
        SortedMap<String, Double> numbers = new TreeMap<>();
        stored.forEach((member, weight) -> {
            if (weight instanceof Number number) {
                numbers.put(String.valueOf(member), number.doubleValue());
            }
        });
        return numbers;
    }
}
