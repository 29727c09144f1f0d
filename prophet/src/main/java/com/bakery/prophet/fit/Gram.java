package com.bakery.prophet.fit;

import java.util.Arrays;

/**
 * Inner products of the regression's columns, split into the smooth block u = (k, m, beta), whose columns are multiplied by their prior standard
 * deviations so that every prior is the unit normal, and the hinge block of the changepoints. Its size does not depend on n.
 */
final class Gram {
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
    /** Prior standard deviation of each smooth column. */
    final double[] scale;

    private final LinearProblem problem;
    /** The smooth columns as they are, without their scales: t, ones, features. */
    private final double[][] columns;

    /** First row at or behind each changepoint. */
    private final int[] firstRow;

    Gram(LinearProblem problem) {
        this.problem = problem;
        smooth = 2 + problem.features().length;
        hinges = problem.changepoints().length;
        columns = columns(problem);
        scale = scales(problem);
        firstRow = firstRows(problem);
        uu = new double[smooth][smooth];
        hu = new double[hinges][smooth];
        hh = new double[hinges][hinges];
        uy = smoothProducts(problem.y());
        hy = hingeProducts(problem.y());
        fillSmooth();
        fillHinges();
    }

    /** u'x for the scaled smooth columns. */
    double[] smoothProducts(double[] x) {
        double[] products = new double[smooth];
        for (int a = 0; a < smooth; a++) {
            products[a] = scale[a] * Vectors.dot(columns[a], x);
        }
        return products;
    }

    /**
     * h'x for the hinges: sum over rows behind s of x (t - s) = (sum of x t) - s (sum of x), both suffix sums, so one pass serves every hinge.
     */
    double[] hingeProducts(double[] x) {
        double[] t = problem.t();
        double[] products = new double[hinges];
        double sum = 0;
        double sumT = 0;
        int row = t.length;
        for (int j = hinges - 1; j >= 0; j--) {
            while (row > firstRow[j]) {
                row--;
                sum += x[row];
                sumT += x[row] * t[row];
            }
            products[j] = sumT - problem.changepoints()[j] * sum;
        }
        return products;
    }

    private void fillSmooth() {
        for (int a = 0; a < smooth; a++) {
            for (int b = a; b < smooth; b++) {
                uu[a][b] = scale[a] * scale[b] * Vectors.dot(columns[a], columns[b]);
                uu[b][a] = uu[a][b];
            }
        }
    }

    private void fillHinges() {
        for (int a = 0; a < smooth; a++) {
            double[] products = hingeProducts(columns[a]);
            for (int j = 0; j < hinges; j++) {
                hu[j][a] = scale[a] * products[j];
            }
        }
        double[] s = problem.changepoints();
        double[] t = problem.t();
        double count = 0;
        double sumT = 0;
        double sumTT = 0;
        int row = t.length;
        for (int j = hinges - 1; j >= 0; j--) {
            while (row > firstRow[j]) {
                row--;
                count++;
                sumT += t[row];
                sumTT += t[row] * t[row];
            }
            // (t - s_i)(t - s_j) over the rows behind the later changepoint s_j
            for (int i = 0; i <= j; i++) {
                hh[i][j] = sumTT - (s[i] + s[j]) * sumT + s[i] * s[j] * count;
                hh[j][i] = hh[i][j];
            }
        }
    }

    private static double[][] columns(LinearProblem problem) {
        double[][] columns = new double[2 + problem.features().length][];
        columns[0] = problem.t();
        columns[1] = new double[problem.observations()];
        Arrays.fill(columns[1], 1);
        System.arraycopy(problem.features(), 0, columns, 2, problem.features().length);
        return columns;
    }

    private static double[] scales(LinearProblem problem) {
        double[] scale = new double[2 + problem.priorScales().length];
        scale[0] = LinearProblem.TREND_PRIOR_SCALE;
        scale[1] = LinearProblem.TREND_PRIOR_SCALE;
        System.arraycopy(problem.priorScales(), 0, scale, 2, problem.priorScales().length);
        return scale;
    }

    private static int[] firstRows(LinearProblem problem) {
        int[] rows = new int[problem.changepoints().length];
        int row = 0;
        for (int j = 0; j < rows.length; j++) {
            while (row < problem.observations() && problem.t()[row] < problem.changepoints()[j]) {
                row++;
            }
            rows[j] = row;
        }
        return rows;
    }
}
