package com.bakery.forecasting.model;

import com.bakery.forecasting.member.Contribution;
import com.bakery.forecasting.member.FittedMember;
import com.bakery.forecasting.member.MemberCatalog;
import com.bakery.forecasting.member.MemberFailedException;
import com.bakery.forecasting.member.MemberState;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The members' forecasts, weighed, and what moves them.
 *
 * @param yhat of each step
 * @param parts by contribution, of each step; they sum to yhat
 */
record CombinedForecast(double[] yhat, SortedMap<Contribution, double[]> parts) {
    private static final System.Logger LOG = System.getLogger(CombinedForecast.class.getName());

    static CombinedForecast of(ProductModel model, int steps) {
        Map<String, double[]> forecasts = new TreeMap<>();
        SortedMap<Contribution, Map<String, double[]>> parts = new TreeMap<>();
        for (MemberState state : model.members()) {
            try {
                MemberCatalog.find(state.member())
                        .ifPresent(member -> add(member.name(), member.restore(state), steps, model, forecasts, parts));
            } catch (MemberFailedException e) {
                LOG.log(Level.WARNING, model.productName() + " is forecast without a member: " + e.getMessage());
            }
        }
        if (forecasts.isEmpty()) {
            throw new IllegalStateException("None of the members that carry " + model.productName() + ", "
                    + model.algorithm() + ", is on the class path and works.");
        }
        SortedMap<Contribution, double[]> combined = new TreeMap<>();
        parts.forEach(
                (part, ofMembers) -> combined.put(part, model.composition().apply(ofMembers, steps)));
        return new CombinedForecast(model.composition().apply(forecasts, steps), combined);
    }

    private static void add(
            String name,
            FittedMember member,
            int steps,
            ProductModel model,
            Map<String, double[]> forecasts,
            SortedMap<Contribution, Map<String, double[]>> parts) {
        double[] forecast = member.forecast(steps, model.future());
        Map<Contribution, double[]> moved = member.contributions(steps, model.future());
        forecasts.put(name, forecast);
        for (Contribution part : Contribution.values()) {
            parts.computeIfAbsent(part, none -> new TreeMap<>())
                    .put(name, moved.getOrDefault(part, new double[forecast.length]));
        }
    }

    /** Of one step by name; what is 0 on every step is left out. */
    SortedMap<String, Double> contributions(int step) {
        SortedMap<String, Double> contributions = new TreeMap<>();
        parts.forEach((part, values) -> {
            for (double value : values) {
                if (value != 0) {
                    contributions.put(part.label(), values[step]);
                    break;
                }
            }
        });
        return contributions;
    }
}
