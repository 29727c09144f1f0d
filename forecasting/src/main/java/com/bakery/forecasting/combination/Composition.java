package com.bakery.forecasting.combination;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weights of the members for the first week and for the days behind it; each set sums to 1.
 *
 * @param week weights for steps 1 to 7
 * @param month weights for step 8 and later
 */
public record Composition(SortedMap<String, Double> week, SortedMap<String, Double> month) {
    /** Steps that the first set serves. */
    public static final int WEEK = 7;

    public Composition {
        week = new TreeMap<>(week);
        month = new TreeMap<>(month);
    }

    /** The weighted mean of the members' forecasts, step by step. */
    public double[] apply(Map<String, double[]> forecasts, int steps) {
        double[] combined = new double[steps];
        for (int h = 0; h < steps; h++) {
            SortedMap<String, Double> weights = h < WEEK ? week : month;
            double used = 0;
            for (Map.Entry<String, Double> weight : weights.entrySet()) {
                double[] forecast = forecasts.get(weight.getKey());
                if (forecast != null && h < forecast.length) {
                    combined[h] += weight.getValue() * forecast[h];
                    used += weight.getValue();
                }
            }
            // a fold before a member's first year goes without it, and so do days behind a member's last step
            combined[h] = used > 0 ? combined[h] / used : 0;
        }
        return combined;
    }

    /** Names of the members with a weight, heaviest first, joined by {@code +}; {@code prophet} where it is Prophet alone. */
    public String algorithm() {
        return month.entrySet().stream()
                .filter(weight -> weight.getValue() > 0)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .reduce((a, b) -> a + "+" + b)
                .orElse("none");
    }
}
