package com.bakery.forecasting.combination;

import java.util.Map;
import java.util.Set;
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

    /**
     * The weighted mean of the members' forecasts, step by step: of those that see so far, by their weights. Steps that none of them sees repeat the week before.
     */
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
            if (used > 0) {
                combined[h] /= used;
            } else if (h >= WEEK) {
                combined[h] = combined[h - WEEK];
            }
        }
        return combined;
    }

    /** The composition of these members alone, in the same proportions; where none of them has a weight, all of them have the same. */
    public Composition of(Set<String> members) {
        return new Composition(among(week, members), among(month, members));
    }

    private static SortedMap<String, Double> among(SortedMap<String, Double> weights, Set<String> members) {
        SortedMap<String, Double> left = new TreeMap<>(weights);
        left.keySet().retainAll(members);
        if (left.size() == weights.size()) {
            return weights;
        }
        double sum = left.values().stream().mapToDouble(weight -> weight).sum();
        if (sum > 0) {
            left.replaceAll((member, weight) -> weight / sum);
            return left;
        }
        members.forEach(member -> left.put(member, 1.0 / members.size()));
        return left;
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
