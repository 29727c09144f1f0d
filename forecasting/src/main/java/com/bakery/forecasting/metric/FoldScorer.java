package com.bakery.forecasting.metric;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.combination.Composition;
import com.bakery.forecasting.combination.Weights;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.interval.ConformalIntervals;
import com.bakery.forecasting.interval.ConformalIntervals.Scored;
import com.bakery.forecasting.member.Member;
import com.bakery.forecasting.member.MemberCatalog;
import com.bakery.forecasting.validation.Fold;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores a composition leave-one-fold-out. */
public final class FoldScorer {
    private static final int WEEK = 7;

    private FoldScorer() {}

    /**
     * The metrics of the composition that these members make of these folds.
     *
     * @param borrowed residuals of like products, for the intervals of one that has too few
     */
    public static ModelMetrics score(
            ProductData data, PipelineOptions options, List<Member> members, List<Fold> folds, double[] borrowed) {
        Scores scores = new Scores();
        Scores firstWeek = new Scores();
        Scores naive = new Scores();
        int covered = 0;
        double level = meanLevel(data);
        for (int left = 0; left < folds.size(); left++) {
            Fold fold = folds.get(left);
            List<Fold> others = new ArrayList<>(folds);
            others.remove(left);
            Composition composition = Weights.of(members, data.days(), others);
            ConformalIntervals intervals = ConformalIntervals.of(level, scored(composition, others), borrowed);
            double[] forecast = composition.apply(fold.forecasts(), fold.steps());
            double[] baseline = fold.forecasts().get(MemberCatalog.BASELINE.name());
            for (int h = 0; h < fold.steps(); h++) {
                double actual = fold.actual()[h];
                scores.add(actual, forecast[h]);
                naive.add(actual, baseline == null ? 0 : baseline[h]);
                if (h < WEEK) {
                    firstWeek.add(actual, forecast[h]);
                }
                double half = intervals.halfWidth(h, forecast[h], options.intervalWidth());
                covered += Math.abs(actual - forecast[h]) <= half ? 1 : 0;
            }
        }
        Double wape7 = options.horizonDays() < WEEK ? null : firstWeek.wape();
        return metrics(scores, wape7, naive, covered, weeklyChange(data), folds.size());
    }

    /** What the composition forecast on each fold, beside what was sold. */
    public static List<Scored> scored(Composition composition, List<Fold> folds) {
        List<Scored> scored = new ArrayList<>();
        for (Fold fold : folds) {
            scored.add(new Scored(composition.apply(fold.forecasts(), fold.steps()), fold.actual()));
        }
        return scored;
    }

    /** Mean quantity of the open days; 0 without one. */
    public static double meanLevel(ProductData data) {
        double mean = data.meanOpen(data.quantity(), 0, data.days());
        return Double.isNaN(mean) ? 0 : mean;
    }

    private static ModelMetrics metrics(
            Scores scores, @Nullable Double wape7, Scores naive, int covered, double weeklyChange, int folds) {
        Double mape = scores.mape();
        Double mae = scores.mae();
        return new ModelMetrics(
                mae,
                scores.rmse(),
                scores.r2(),
                mape,
                mape == null ? null : Double.valueOf(Math.max(0, 100 - mape)),
                scores.wape(),
                wape7,
                scores.smape(),
                mae == null ? null : Scores.ratio(mae, weeklyChange),
                scores.bias(),
                Scores.ratio(covered, scores.days()),
                scores.days(),
                folds,
                naive.wape());
    }

    /** Mean absolute change from the same weekday a week before, over open days. */
    private static double weeklyChange(ProductData data) {
        double sum = 0;
        int count = 0;
        for (int i = WEEK; i < data.days(); i++) {
            if (data.open(i) && data.open(i - WEEK)) {
                sum += Math.abs(data.quantity()[i] - data.quantity()[i - WEEK]);
                count++;
            }
        }
        @Nullable Double change = Scores.ratio(sum, count);
        return change == null ? 0 : change;
    }
}
