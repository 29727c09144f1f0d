package com.bakery.forecasting.interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Split conformal intervals (Vovk et al., 2005; here from rolling-origin residuals): the half-width for a level is the min(ceil((n + 1) level), n)-th smallest of the
 * n scaled absolute residuals of the same week of the horizon. Residuals are divided by sqrt(forecast + half the mean level), so that the width follows the
 * weekday.
 *
 * @param meanLevel mean quantity of the product, the scale's floor
 * @param scaledResiduals ascending, one array per week of the horizon, 1 to 4 of them
 */
public record ConformalIntervals(double meanLevel, List<double[]> scaledResiduals) {
    private static final int WEEKS = 4;
    /** Residuals below which a week borrows those of the others, and a product those of others of its class. */
    private static final int ENOUGH = 14;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    public ConformalIntervals {
        scaledResiduals = List.copyOf(scaledResiduals);
    }

    /** Scored steps of one fold: what the composition forecast and what was sold, NaN where not scored. */
    public record Scored(double[] forecast, double[] actual) {}

    /**
     * The intervals of a composition from its own fold forecasts. A week that no fold reaches is as wide as all that were scored.
     *
     * @param borrowed scaled residuals of like products, for one with fewer than fourteen of its own; empty for none
     */
    public static ConformalIntervals of(double meanLevel, List<Scored> folds, double[] borrowed) {
        List<List<Double>> weeks = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            List<Double> residuals = new ArrayList<>();
            for (Scored fold : folds) {
                for (int h = 7 * week; h < Math.min(7 * week + 7, fold.actual().length); h++) {
                    if (!Double.isNaN(fold.actual()[h])) {
                        double residual = Math.abs(fold.actual()[h] - fold.forecast()[h]);
                        residuals.add(residual / scale(meanLevel, fold.forecast()[h]));
                    }
                }
            }
            weeks.add(residuals);
            all.addAll(residuals);
        }
        if (all.size() < ENOUGH && borrowed.length >= ENOUGH) {
            return new ConformalIntervals(meanLevel, Collections.nCopies(WEEKS, borrowed));
        }
        return new ConformalIntervals(
                meanLevel,
                weeks.stream()
                        .map(week -> ascending(week.size() >= ENOUGH ? week : all))
                        .toList());
    }

    /**
     * Half the width of the interval that holds {@code level} of the days.
     *
     * @param step days ahead, 0 for the first; weeks behind the fourth are as wide as the fourth
     */
    public double halfWidth(int step, double forecast, double level) {
        double[] residuals = scaledResiduals.get(Math.min(step / 7, scaledResiduals.size() - 1));
        if (residuals.length == 0) {
            // nothing was ever scored: about the spread of counts, which a Poisson variable of that mean has
            return NORMAL.inverseCumulativeProbability((1 + level) / 2) * scale(meanLevel, forecast);
        }
        int rank = (int) Math.min(Math.ceil((residuals.length + 1) * level), residuals.length);
        return residuals[Math.max(1, rank) - 1] * scale(meanLevel, forecast);
    }

    /** All scaled residuals, ascending. */
    public double[] allResiduals() {
        return scaledResiduals.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    /** The quantile of a day, 0 &lt; {@code probability} &lt; 1, never below 0: the end of the interval that leaves out its tail. */
    public double quantile(int step, double forecast, double probability) {
        double half = probability == 0.5 ? 0 : halfWidth(step, forecast, Math.abs(2 * probability - 1));
        return Math.max(0, probability < 0.5 ? forecast - half : forecast + half);
    }

    private static double scale(double meanLevel, double forecast) {
        return Math.sqrt(forecast + Math.max(meanLevel, 1e-3) / 2);
    }

    private static double[] ascending(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
