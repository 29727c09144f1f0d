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
        Map<String, double[]> forecasts = new TreeMap<>();
        Map<String, Map<Contribution, double[]>> moved = new TreeMap<>();
        for (MemberState state : model.members()) {
            MemberCatalog.find(state.member()).ifPresent(member -> {
                FittedMember fitted = member.restore(state);
                forecasts.put(state.member(), fitted.forecast(steps, model.future()));
                moved.put(state.member(), fitted.contributions(steps, model.future()));
            });
        }
        if (forecasts.isEmpty()) {
            throw new IllegalStateException("None of the members that carry " + model.productName() + ", "
                    + model.algorithm() + ", is on the class path.");
        }
        SortedMap<Contribution, double[]> parts = new TreeMap<>();
        for (Contribution part : Contribution.values()) {
            Map<String, double[]> ofMembers = new TreeMap<>();
            forecasts.forEach((member, forecast) -> ofMembers.put(
                    member, moved.get(member).getOrDefault(part, new double[forecast.length])));
            parts.put(part, model.composition().apply(ofMembers, steps));
        }
        return new CombinedForecast(model.composition().apply(forecasts, steps), parts);
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
