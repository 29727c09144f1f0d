package com.bakery.prophet.fit;

import java.util.Arrays;

/**
 * The columns that are sine and cosine of an angle that grows with time. With z_p = cos + i sin of wave p, the products of the four columns of two
 * waves follow from the sums of z_p z_q and z_p conj(z_q), waves again, whose angle grows by 2 a from row to row where the rows are evenly apart. Such
 * a run of rows has a geometric sum, which its first and last row give:
 *
 * <pre>sum of z = (z_first + z_last) / 2 - i cot(a) (z_last - z_first) / 2</pre>
 *
 * Runs that are equally spaced share a, so their ends are summed first: what would be n products are as many as there are runs.
 */
public final class Waves {
    static final Waves NONE = new Waves(new double[0], new int[0], new int[0], 0);

    /** Above this cotangent of a the sum cancels, and the products are taken row by row. */
    private static final double STEEPEST = 1e4;
    /** Shorter runs, on the average, are not worth it. */
    private static final int ROWS_PER_RUN = 8;

    /** Per column: turns of the angle per unit of time if it is a sine, which its cosine follows; 0 for the others. */
    private final double[] turns;

    private final int[] firstRows;
    private final int[] lastRows;
    /** Time between the rows of a run. */
    private final double gap;

    private Waves(double[] turns, int[] firstRows, int[] lastRows, double gap) {
        this.turns = turns;
        this.firstRows = firstRows;
        this.lastRows = lastRows;
        this.gap = gap;
    }

    /**
     * The waves over these rows.
     *
     * @param times of the rows, ascending
     * @param turns per column: turns of its angle per unit of time if it is a sine, which its cosine follows; 0 for the others
     */
    public static Waves of(double[] times, double[] turns) {
        double gap = smallestGap(times);
        int[] first = new int[times.length];
        int[] last = new int[times.length];
        int runs = 0;
        for (int i = 0; i < times.length; i++) {
            if (i == 0 || times[i] - times[i - 1] != gap) {
                first[runs++] = i;
            }
            last[runs - 1] = i;
        }
        return runs * ROWS_PER_RUN > times.length
                ? NONE
                : new Waves(turns, Arrays.copyOf(first, runs), Arrays.copyOf(last, runs), gap);
    }

    private static double smallestGap(double[] times) {
        double gap = Double.POSITIVE_INFINITY;
        for (int i = 1; i < times.length; i++) {
            if (times[i] > times[i - 1]) {
                gap = Math.min(gap, times[i] - times[i - 1]);
            }
        }
        return gap;
    }

    /** The same waves with as many other columns before them. */
    Waves shifted(int columns) {
        double[] shifted = new double[columns + turns.length];
        System.arraycopy(turns, 0, shifted, columns, turns.length);
        return new Waves(shifted, firstRows, lastRows, gap);
    }

    /** Those among the columns with these indices, ascending, that keep both sine and cosine. */
    Waves only(int[] indices) {
        double[] kept = new double[indices.length];
        for (int a = 0; a + 1 < indices.length; a++) {
            boolean both = indices[a] < turns.length && indices[a + 1] == indices[a] + 1;
            kept[a] = both ? turns[indices[a]] : 0;
        }
        return new Waves(kept, firstRows, lastRows, gap);
    }

    /** Inner products of all columns a and b, a no larger than b; NaN where they are not known. */
    double[][] products(double[][] columns) {
        double[][] products = new double[columns.length][columns.length];
        for (double[] row : products) {
            Arrays.fill(row, Double.NaN);
        }
        int[] sines = sines();
        for (int p = 0; p < sines.length; p++) {
            for (int q = p; q < sines.length; q++) {
                fill(products, columns, sines[p], sines[q]);
            }
        }
        return products;
    }

    private int[] sines() {
        int[] sines = new int[turns.length];
        int count = 0;
        for (int a = 0; a < turns.length; a++) {
            if (turns[a] != 0) {
                sines[count++] = a;
            }
        }
        return Arrays.copyOf(sines, count);
    }

    /** The products of sine and cosine of the waves whose sines are the columns p and q. */
    private void fill(double[][] products, double[][] columns, int p, int q) {
        double sum = cotangent(turns[p] + turns[q]);
        double difference = p == q ? 0 : cotangent(turns[p] - turns[q]);
        if (!(Math.abs(sum) < STEEPEST && Math.abs(difference) < STEEPEST)) {
            return;
        }
        Ends first = Ends.of(columns, p, q, firstRows);
        Ends last = Ends.of(columns, p, q, lastRows);
        double plusRe = (first.plusRe() + last.plusRe() + sum * (last.plusIm() - first.plusIm())) / 2;
        double plusIm = (first.plusIm() + last.plusIm() - sum * (last.plusRe() - first.plusRe())) / 2;
        double minusRe = columns[p].length;
        double minusIm = 0;
        if (p != q) {
            minusRe = (first.minusRe() + last.minusRe() + difference * (last.minusIm() - first.minusIm())) / 2;
            minusIm = (first.minusIm() + last.minusIm() - difference * (last.minusRe() - first.minusRe())) / 2;
        }
        products[p][q] = (minusRe - plusRe) / 2;
        products[p + 1][q + 1] = (minusRe + plusRe) / 2;
        products[p][q + 1] = (plusIm + minusIm) / 2;
        if (p != q) {
            products[p + 1][q] = (plusIm - minusIm) / 2;
        }
    }

    /** cot(a) of a wave of so many turns per unit of time. */
    private double cotangent(double turnsOfWave) {
        double turnsPerRow = gap * turnsOfWave;
        return 1 / Math.tan(Math.PI * (turnsPerRow - Math.rint(turnsPerRow)));
    }

    /**
     * Sums over the first or the last rows of the runs.
     *
     * @param plusRe of z_p z_q, its real part
     * @param minusRe of z_p conj(z_q), its real part
     */
    private record Ends(double plusRe, double plusIm, double minusRe, double minusIm) {
        static Ends of(double[][] columns, int p, int q, int[] rows) {
            double ss = 0;
            double cc = 0;
            double sc = 0;
            double cs = 0;
            for (int row : rows) {
                double sinP = columns[p][row];
                double cosP = columns[p + 1][row];
                double sinQ = columns[q][row];
                double cosQ = columns[q + 1][row];
                ss += sinP * sinQ;
                cc += cosP * cosQ;
                sc += sinP * cosQ;
                cs += cosP * sinQ;
            }
            return new Ends(cc - ss, sc + cs, cc + ss, sc - cs);
        }
    }
}
