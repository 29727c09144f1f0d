package com.bakery.prophet.fit;

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
    /** First row at or behind each changepoint. */
    private final int[] firstRow;

    Gram(LinearProblem problem) {
        this.problem = problem;
        smooth = 2 + problem.features().length;
        hinges = problem.changepoints().length;
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
            products[a] = scale[a] * product(a, x);
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
                double product = a < 2 ? product(a, column(b)) : dot(column(a), column(b));
                uu[a][b] = scale[a] * scale[b] * product;
                uu[b][a] = uu[a][b];
            }
        }
    }

    private void fillHinges() {
        for (int a = 0; a < smooth; a++) {
            double[] products = hingeProducts(column(a));
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

    private double product(int a, double[] x) {
        if (a == 1) {
            double sum = 0;
            for (double value : x) {
                sum += value;
            }
            return sum;
        }
        return dot(column(a), x);
    }

    private double[] column(int a) {
        if (a == 0) {
            return problem.t();
        }
        return a == 1 ? ones(problem.observations()) : problem.features()[a - 2];
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
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
