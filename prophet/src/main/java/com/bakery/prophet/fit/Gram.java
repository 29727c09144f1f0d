package com.bakery.prophet.fit;

import java.util.Arrays;

/**
 * Inner products of a regression's columns, split into the smooth block u = (k, m, beta), whose columns are multiplied by their prior standard
 * deviations so that every prior is the unit normal, and the hinge block h of the changepoints. Its size does not depend on n.
 */
final class Gram {
    /** A column with values in fewer than one of so many rows counts as one of few. */
    private static final int FEW = 16;

    final int smooth;
    final int hinges;
    /** smooth x smooth, u'u. */
    final double[][] uu;
    /** hinges x smooth, h'u. */
    final double[][] hu;
    /** hinges x hinges, h'h. */
    final double[][] hh;
    /** u'y and h'y. */
    final double[] uy;

    final double[] hy;
    /** y'y. */
    final double yy;
    /** First row at or behind each changepoint. */
    final int[] firstRows;

    private static final int[] MANY = {};

    private final Design design;
    /** Rows in which a column is not zero, where they are few; MANY for the others. */
    private final int[][] rows;

    Gram(Design design) {
        this.design = design;
        smooth = design.smooth().length;
        hinges = design.changepoints().length;
        firstRows = design.firstRows();
        uu = new double[smooth][smooth];
        hu = new double[hinges][smooth];
        hh = new double[hinges][hinges];
        rows = new int[smooth][];
        for (int a = 0; a < smooth; a++) {
            rows[a] = rowsOfFew(design.smooth()[a]);
        }
        fillSmooth();
        fillHinges();
        uy = design.smoothProducts(design.target());
        hy = design.hingeProducts(design.target(), firstRows);
        yy = Vectors.sumOfSquares(design.target());
    }

    /** The products of the same columns, taken over, with another target. */
    Gram(Gram columns, Design design) {
        this.design = design;
        smooth = columns.smooth;
        hinges = columns.hinges;
        firstRows = columns.firstRows;
        uu = columns.uu;
        hu = columns.hu;
        hh = columns.hh;
        rows = columns.rows;
        uy = design.smoothProducts(design.target());
        hy = design.hingeProducts(design.target(), firstRows);
        yy = Vectors.sumOfSquares(design.target());
    }

    private void fillSmooth() {
        double[][] columns = design.smooth();
        double[] scale = design.scale();
        for (int a = 0; a < smooth; a++) {
            for (int b = a; b < smooth; b++) {
                int[] few = rows[a] == MANY ? rows[b] : rows[a];
                double product = few == MANY ? Vectors.dot(columns[a], columns[b]) : dot(columns[a], columns[b], few);
                uu[a][b] = scale[a] * scale[b] * product;
                uu[b][a] = uu[a][b];
            }
        }
    }

    /** The rows in which a column, such as a holiday's, is not zero; MANY where they are more than a few. */
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

    private double[] hingeProducts(double[] column, int[] few) {
        double[] products = new double[hinges];
        double[] w = design.weights();
        for (int row : few) {
            double value = w == null ? column[row] : w[row] * column[row];
            for (int j = 0; j < hinges && firstRows[j] <= row; j++) {
                products[j] += value * (design.t()[row] - design.changepoints()[j]);
            }
        }
        return products;
    }

    private static double dot(double[] a, double[] b, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += a[row] * b[row];
        }
        return sum;
    }

    private void fillHinges() {
        for (int a = 0; a < smooth; a++) {
            int[] few = rows[a];
            double[] products = few == MANY
                    ? design.hingeProducts(design.smooth()[a], firstRows)
                    : hingeProducts(design.smooth()[a], few);
            for (int j = 0; j < hinges; j++) {
                hu[j][a] = design.scale()[a] * products[j];
            }
        }
        double[] s = design.changepoints();
        double[] t = design.t();
        double[] w = design.weights();
        double sum = 0;
        double sumT = 0;
        double sumTT = 0;
        int row = t.length;
        for (int j = hinges - 1; j >= 0; j--) {
            while (row > firstRows[j]) {
                row--;
                double square = w == null ? 1 : w[row] * w[row];
                sum += square;
                sumT += square * t[row];
                sumTT += square * t[row] * t[row];
            }
            // w^2 (t - s_i)(t - s_j) over the rows behind the later changepoint s_j
            for (int i = 0; i <= j; i++) {
                hh[i][j] = sumTT - (s[i] + s[j]) * sumT + s[i] * s[j] * sum;
                hh[j][i] = hh[i][j];
            }
        }
    }
}
