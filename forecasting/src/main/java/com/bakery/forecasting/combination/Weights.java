package com.bakery.forecasting.combination;

import com.bakery.forecasting.member.Member;
import com.bakery.forecasting.member.MemberCatalog;
import com.bakery.forecasting.member.TsbMember;
import com.bakery.forecasting.validation.Fold;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Weights from rolling-origin errors, for the first week of its own days, for the days behind it of all: members with a share of their own have it, the rest is divided
 * among the weighted ones in proportion to MAE^-2 over the folds; equally where none has one, and nothing to a member that did not forecast in all of them. On a slow
 * seller the baseline shares the first week: what a product sold on its last same weekday also tells whether it is offered at all. The baseline takes all only if it is
 * at least three tenths better over the folds.
 */
public final class Weights {
    private static final double EXPONENT = -2;
    private static final double CLEARLY_BETTER = 0.7;

    private final List<Member> members;
    private final int historyDays;

    private Weights(List<Member> members, int historyDays) {
        this.members = members;
        this.historyDays = historyDays;
    }

    /**
     * The composition of these members.
     *
     * @param members applicable to the whole history; the baseline among them
     * @param historyDays of the product
     * @param folds errors to weigh by, possibly none
     */
    public static Composition of(List<Member> members, int historyDays, List<Fold> folds) {
        Weights weights = new Weights(members, historyDays);
        return new Composition(weights.guarded(folds, Composition.WEEK), weights.guarded(folds, Integer.MAX_VALUE));
    }

    private SortedMap<String, Double> guarded(List<Fold> folds, int to) {
        SortedMap<String, Double> weights = weights(folds, to);
        Composition plain = new Composition(weights, weights);
        double combined = error(folds, to, fold -> plain.apply(fold.forecasts(), fold.steps()));
        String baseline = MemberCatalog.BASELINE.name();
        boolean clearlyBetter = memberError(folds, baseline, to) < CLEARLY_BETTER * combined;
        return clearlyBetter ? new TreeMap<>(Map.of(baseline, 1.0)) : weights;
    }

    private SortedMap<String, Double> weights(List<Fold> folds, int to) {
        boolean baselineToo = to == Composition.WEEK && isSlowSeller();
        List<Member> weighted = members.stream()
                .filter(member -> member.isWeighted() || (baselineToo && member.equals(MemberCatalog.BASELINE)))
                .toList();
        double shares = members.stream()
                .mapToDouble(member -> member.share(historyDays))
                .sum();
        SortedMap<String, Double> weights = new TreeMap<>();
        if (weighted.isEmpty() && shares == 0) {
            members.forEach(member -> weights.put(member.name(), 1.0 / members.size()));
            return weights;
        }
        weights.putAll(byError(weighted, folds, to, Math.max(0, 1 - shares)));
        for (Member member : members) {
            double share = member.share(historyDays) / (weighted.isEmpty() ? shares : 1);
            if (share > 0) {
                weights.merge(member.name(), share, Double::sum);
            }
        }
        return weights;
    }

    private boolean isSlowSeller() {
        return members.stream().anyMatch(member -> member.name().equals(TsbMember.NAME));
    }

    private static SortedMap<String, Double> byError(List<Member> weighted, List<Fold> folds, int to, double total) {
        SortedMap<String, Double> weights = new TreeMap<>();
        double sum = 0;
        for (Member member : weighted) {
            double error = memberError(folds, member.name(), to);
            // a forecast without error would get all weight through a division by zero
            double weight = Double.isNaN(error) ? 0 : Math.pow(Math.max(error, 1e-6), EXPONENT);
            weights.put(member.name(), weight);
            sum += weight;
        }
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            weight.setValue(sum == 0 ? total / weighted.size() : total * weight.getValue() / sum);
        }
        return weights;
    }

    private static double memberError(List<Fold> folds, String member, int to) {
        boolean everywhere = folds.stream().allMatch(fold -> fold.forecasts().containsKey(member));
        return everywhere ? error(folds, to, fold -> fold.forecasts().get(member)) : Double.NaN;
    }

    /** Mean absolute error over the scored steps before {@code to}; NaN without any. */
    private static double error(List<Fold> folds, int to, Function<Fold, double[]> forecastOf) {
        double sum = 0;
        int count = 0;
        for (Fold fold : folds) {
            double[] forecast = forecastOf.apply(fold);
            for (int h = 0; h < Math.min(Math.min(to, fold.steps()), forecast.length); h++) {
                if (!Double.isNaN(fold.actual()[h])) {
                    sum += Math.abs(fold.actual()[h] - forecast[h]);
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
