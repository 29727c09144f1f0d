package com.bakery.forecasting.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Clear level shifts, from means of weeks in which every weekday counts by its profile. The level shifted on a day if, over up to eight weeks before it and from it on,
 *
 * <ul>
 *   <li>the medians differ by half or more of the lower one;
 *   <li>two constants leave much less of the squares than a straight line, which tells a step from a season, a trend and noise. Roots are compared, whose noise is alike on both sides.
 * </ul>
 *
 * Of such days within eight weeks the one with the largest gain in Poisson likelihood is taken.
 */
final class LevelShifts {
    private static final int WINDOW = 8;
    private static final int LEAST_WEEKS = 4;
    private static final double LEAST_RATIO = 1.5;
    /** Of the whole windows' means; cheap, and passed by whatever the medians pass unless strays rule the means. */
    private static final double WORTH_A_LOOK = 1.25;

    private static final double CLEAR = 0.5;
    private static final int LEAST_OPEN_DAYS = 3;

    /** Sums over the days before each: quantities, profile, open days. */
    private final double[] sales;

    private final double[] shares;
    private final int[] open;

    private LevelShifts(ProductData data) {
        int days = data.days();
        double[] profile = profile(data);
        sales = new double[days + 1];
        shares = new double[days + 1];
        open = new int[days + 1];
        for (int i = 0; i < days; i++) {
            sales[i + 1] = sales[i] + (data.open(i) ? data.quantity()[i] : 0);
            shares[i + 1] = shares[i] + (data.open(i) ? profile[i % 7] : 0);
            open[i + 1] = open[i] + (data.open(i) ? 1 : 0);
        }
    }

    /** Shifts by day, at least eight weeks apart. */
    static List<LevelShift> find(ProductData data) {
        return new LevelShifts(data).find(data.days());
    }

    private record Candidate(LevelShift shift, double gain) {}

    private List<LevelShift> find(int days) {
        List<Candidate> candidates = new ArrayList<>();
        for (int day = 7 * LEAST_WEEKS; day <= days - 7 * LEAST_WEEKS; day++) {
            int from = day - 7 * Math.min(WINDOW, day / 7);
            int to = day + 7 * Math.min(WINDOW, (days - day) / 7);
            double ratio = mean(from, day) / mean(day, to);
            if (ratio >= WORTH_A_LOOK || ratio <= 1 / WORTH_A_LOOK) {
                double[] before = weeks(from, day);
                double[] after = weeks(day, to);
                if (Math.min(before.length, after.length) >= LEAST_WEEKS
                        && large(Median.of(before), Median.of(after))
                        && step(before, after)) {
                    double gain = likelihood(from, day) + likelihood(day, to) - likelihood(from, to);
                    candidates.add(new Candidate(new LevelShift(day, Median.of(before), Median.of(after)), gain));
                }
            }
        }
        return best(candidates);
    }

    private static List<LevelShift> best(List<Candidate> candidates) {
        candidates.sort(Comparator.comparingDouble(Candidate::gain).reversed());
        List<LevelShift> taken = new ArrayList<>();
        for (Candidate candidate : candidates) {
            int day = candidate.shift().day();
            if (taken.stream().allMatch(other -> Math.abs(other.day() - day) >= 7 * WINDOW)) {
                taken.add(candidate.shift());
            }
        }
        taken.sort(Comparator.comparingInt(LevelShift::day));
        return taken;
    }

    /** Whether the weeks look like a step and not like a line. */
    private static boolean step(double[] before, double[] after) {
        SimpleRegression line = new SimpleRegression();
        double squares = squares(before) + squares(after);
        for (int i = 0; i < before.length + after.length; i++) {
            line.addData(i, Math.sqrt(i < before.length ? before[i] : after[i - before.length]));
        }
        return squares <= CLEAR * line.getSumSquaredErrors();
    }

    /** Of the roots around their mean. */
    private static double squares(double[] values) {
        double mean = 0;
        double square = 0;
        for (double value : values) {
            mean += Math.sqrt(value) / values.length;
            square += value;
        }
        return square - values.length * mean * mean;
    }

    private static boolean large(double before, double after) {
        double low = Math.min(before, after);
        return low > 0 && Math.max(before, after) >= LEAST_RATIO * low;
    }

    private double mean(int from, int to) {
        return (sales[to] - sales[from]) / (shares[to] - shares[from]);
    }

    /** Means of the weeks with enough open days. */
    private double[] weeks(int from, int to) {
        double[] weeks = new double[(to - from) / 7];
        int count = 0;
        for (int day = from; day < to; day += 7) {
            if (open[day + 7] - open[day] >= LEAST_OPEN_DAYS && shares[day + 7] > shares[day]) {
                weeks[count++] = mean(day, day + 7);
            }
        }
        return Arrays.copyOf(weeks, count);
    }

    /** Largest logarithm of the Poisson likelihood of one level, up to terms that no level changes. */
    private double likelihood(int from, int to) {
        double sum = sales[to] - sales[from];
        return sum > 0 ? sum * Math.log(mean(from, to)) : 0;
    }

    /** Mean of each weekday over that of all open days, from the product's first day's weekday on; 0 for a weekday without any. */
    private static double[] profile(ProductData data) {
        double[] sum = new double[7];
        int[] count = new int[7];
        double total = 0;
        int open = 0;
        for (int i = 0; i < data.days(); i++) {
            if (data.open(i)) {
                sum[i % 7] += data.quantity()[i];
                count[i % 7]++;
                total += data.quantity()[i];
                open++;
            }
        }
        double[] profile = new double[7];
        for (int weekday = 0; weekday < 7; weekday++) {
            profile[weekday] = count[weekday] > 0 && total > 0 ? sum[weekday] / count[weekday] * open / total : 0;
        }
        return profile;
    }
}
