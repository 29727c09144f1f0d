package com.bakery.forecasting.validation;

import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.member.Member;
import com.bakery.forecasting.member.MemberCatalog;
import com.bakery.forecasting.member.TrainingWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rolling-origin validation: cutoffs 7, 14, … 56 days before the last day, every member refitted on what was known then. */
public final class Backtest {
    private static final int FOLDS = 8;
    private static final int STEP = 7;
    private static final int HORIZON = 28;
    /** Days a fold needs before its cutoff. */
    private static final int LEAST_HISTORY = 14;

    private Backtest() {}

    /** The folds the history allows, oldest first, 0 to 8; the latest ones see fewer than 28 days behind their cutoff. */
    public static List<Fold> run(TrainingWindow whole, TrainingMonitor monitor) {
        List<Fold> folds = new ArrayList<>();
        for (int k = FOLDS; k >= 1; k--) {
            int days = whole.days() - STEP * k;
            monitor.progress("validate", (FOLDS - k) / (double) FOLDS);
            if (days >= LEAST_HISTORY) {
                folds.add(fold(whole.first(days), Math.min(HORIZON, STEP * k), monitor));
            }
        }
        return folds;
    }

    private static Fold fold(TrainingWindow window, int steps, TrainingMonitor monitor) {
        SortedMap<String, double[]> forecasts = new TreeMap<>();
        for (Member member : MemberCatalog.applicable(window)) {
            forecasts.put(member.name(), member.fit(window, monitor).forecast(steps, window.knownFuture()));
        }
        ProductData data = window.data();
        double[] actual = new double[steps];
        for (int h = 0; h < steps; h++) {
            int day = window.days() + h;
            actual[h] = data.open(day) ? data.quantity()[day] : Double.NaN;
        }
        return new Fold(window.days(), actual, forecasts);
    }
}
