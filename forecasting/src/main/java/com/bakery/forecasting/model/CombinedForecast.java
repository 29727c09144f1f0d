package com.bakery.forecasting.model;

import com.bakery.forecasting.member.Contribution;
import com.bakery.forecasting.member.FittedMember;
import com.bakery.forecasting.member.MemberCatalog;
import com.bakery.forecasting.member.MemberState;
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

    static CombinedForecast of(ProductModel model, int steps) {
        Map<String, FittedMember> members = new TreeMap<>();
        for (MemberState state : model.members()) {
            MemberCatalog.find(state.member()).ifPresent(member -> members.put(state.member(), member.restore(state)));
        }
        if (members.isEmpty()) {
            throw new IllegalStateException("None of the members that carry " + model.productName() + ", "
                    + model.algorithm() + ", is on the class path.");
        }
        Map<String, double[]> forecasts = new TreeMap<>();
        SortedMap<Contribution, Map<String, double[]>> parts = new TreeMap<>();
        members.forEach((name, member) -> {
            double[] forecast = member.forecast(steps, model.future());
            forecasts.put(name, forecast);
            Map<Contribution, double[]> moved = member.contributions(steps, model.future());
            for (Contribution part : Contribution.values()) {
                parts.computeIfAbsent(part, none -> new TreeMap<>())
                        .put(name, moved.getOrDefault(part, new double[forecast.length]));
            }
        });
        SortedMap<Contribution, double[]> combined = new TreeMap<>();
        parts.forEach(
                (part, ofMembers) -> combined.put(part, model.composition().apply(ofMembers, steps)));
        return new CombinedForecast(model.composition().apply(forecasts, steps), combined);
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
