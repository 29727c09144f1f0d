package com.bakery.forecasting.validation;

import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.calendar.ClosedDays;
import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.member.Member;
import com.bakery.forecasting.member.MemberFailedException;
import com.bakery.forecasting.member.TrainingWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rolling-origin validation: cutoffs 7, 14, … 56 days before the last day, every member refitted on what was known then.
 *
 * @param folds those the history allows, oldest first, 0 to 8, each as long as the options' horizon; the latest ones see fewer days behind their cutoff
 * @param failed why a member is left out of all folds, by its name
 */
public record Backtest(List<Fold> folds, SortedMap<String, String> failed) {
    private static final int FOLDS = 8;
    private static final int STEP = 7;
    /** Days a fold needs before its cutoff. */
    private static final int LEAST_HISTORY = 14;

    public Backtest {
        folds = List.copyOf(folds);
        failed = new TreeMap<>(failed);
    }

    /** Refits the members at every cutoff. */
    public static Backtest run(TrainingWindow whole, List<Member> members, TrainingMonitor monitor) {
        SortedMap<String, String> failed = new TreeMap<>();
        List<Fold> folds = new ArrayList<>();
        for (int k = FOLDS; k >= 1; k--) {
            int days = whole.days() - STEP * k;
            monitor.progress("validate", (FOLDS - k) / (double) FOLDS);
            if (days >= LEAST_HISTORY) {
                int steps = Math.min(whole.options().horizonDays(), STEP * k);
                folds.add(fold(whole.first(days), steps, members, failed, monitor));
            }
        }
        return new Backtest(
                folds.stream().map(fold -> fold.without(failed.keySet())).toList(), failed);
    }

    private static Fold fold(
            TrainingWindow window,
            int steps,
            List<Member> members,
            SortedMap<String, String> failed,
            TrainingMonitor monitor) {
        KnownFuture future = window.knownFuture();
        ClosedDays closed = ClosedDays.of(window.data(), window.specialDays(), window.days());
        SortedMap<String, double[]> forecasts = new TreeMap<>();
        for (Member member : members) {
            if (!failed.containsKey(member.name()) && member.appliesTo(window)) {
                monitor.progress("fit " + member.name(), 0);
                try {
                    double[] forecast = member.fit(window, monitor).forecast(steps, future);
                    forecasts.put(member.name(), closed.apply(forecast, future.firstDay()));
                } catch (MemberFailedException e) {
                    failed.put(member.name(), e.getMessage());
                }
            }
        }
        return new Fold(window.days(), actual(window, steps), forecasts);
    }

    /** What was sold; unknown on closed days, and on days that sold out: nobody knows what more would have been. */
    private static double[] actual(TrainingWindow window, int steps) {
        ProductData data = window.data();
        double[] actual = new double[steps];
        for (int h = 0; h < steps; h++) {
            int day = window.days() + h;
            boolean known = data.open(day) && !data.soldOut()[day];
            actual[h] = known ? data.quantity()[day] : Double.NaN;
        }
        return actual;
    }
}
