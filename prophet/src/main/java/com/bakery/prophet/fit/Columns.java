package com.bakery.prophet.fit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a regression, with what makes their products cheap: of a column that is zero nearly everywhere, such as a holiday's, only the other rows
 * are visited, and products of two columns of {@link Waves} are computed from few rows.
 */
public final class Columns {
    /** A column with values in fewer than one of so many rows counts as one of few. */
    private static final int FEW = 16;

    private static final int[] MANY = {};

    private final double[][] values;
    /** Rows in which a column is not zero, where they are few; MANY for the others. */
    private final int[][] rows;

    private final Waves waves;

    private Columns(double[][] values, int[][] rows, Waves waves) {
        this.values = values;
        this.rows = rows;
        this.waves = waves;
    }

    /** @param values one array of n values per column */
    public static Columns of(double[][] values) {
        return of(values, Waves.NONE);
    }

    /** @param waves which of the columns are sines and cosines of time */
    public static Columns of(double[][] values, Waves waves) {
        return new Columns(values, Arrays.stream(values).map(Columns::rowsOfFew).toArray(int[][]::new), waves);
    }

    private static int[] rowsOfFew(double[] column) {
        int[] rows = new int[column.length / FEW];
        int count = 0;
        for (int i = 0; i < column.length; i++) {
            if (column[i] != 0) {
                if (count == rows.length) {
                    return MANY;
                }
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    public int size() {
        return values.length;
    }

    /** The n values of a column. */
    public double[] column(int a) {
        return values[a];
    }

    /** These columns behind two others. */
    Columns behind(double[] first, double[] second) {
        Columns front = of(new double[][] {first, second});
        return new Columns(joined(front.values, values), joined(front.rows, rows), waves.shifted(2));
    }

    private static <T> T[] joined(T[] front, T[] back) {
        T[] joined = Arrays.copyOf(front, front.length + back.length);
        System.arraycopy(back, 0, joined, front.length, back.length);
        return joined;
    }

    /** The columns with these indices, ascending. */
    Columns only(int[] indices) {
        double[][] picked = new double[indices.length][];
        int[][] pickedRows = new int[indices.length][];
        for (int a = 0; a < indices.length; a++) {
            picked[a] = values[indices[a]];
            pickedRows[a] = rows[indices[a]];
        }
        return new Columns(picked, pickedRows, waves.only(indices));
    }

    boolean isConstant(int a) {
        double[] column = values[a];
        for (double value : column) {
            if (value != column[0]) {
                return false;
            }
        }
        return true;
    }

    /** Rows in which a column may differ from zero; null for all. */
    int @Nullable [] rowsOf(int a) {
        return rows[a] == MANY ? null : rows[a];
    }

    /** Inner product of a column and n values. */
    double dot(int a, double[] x) {
        if (rows[a] == MANY) {
            return Vectors.dot(values[a], x);
        }
        double sum = 0;
        for (int row : rows[a]) {
            sum += values[a][row] * x[row];
        }
        return sum;
    }

    /** target += factor x column. */
    void addScaled(double[] target, double factor, int a) {
        if (rows[a] == MANY) {
            Vectors.addScaled(target, factor, values[a]);
            return;
        }
        for (int row : rows[a]) {
            target[row] += factor * values[a][row];
        }
    }

    /** Inner products of all columns. */
    double[][] products() {
        double[][] products = waves.products(values);
        for (int a = 0; a < values.length; a++) {
            for (int b = a; b < values.length; b++) {
                if (Double.isNaN(products[a][b])) {
                    products[a][b] = rows[a] == MANY ? dot(b, values[a]) : dot(a, values[b]);
                }
                products[b][a] = products[a][b];
            }
        }
        return products;
    }
}
