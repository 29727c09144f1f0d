package com.bakery.prophet.fit;

/**
 * Inner products of a regression's columns, split into the smooth block u = (k, m, beta), whose columns are multiplied by their prior standard
 * deviations so that every prior is the unit normal, and the hinge block h of the changepoints. Its size does not depend on n.
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
    /** y'y. */
    final double yy;
    /** First row at or behind each changepoint. */
    final int[] firstRows;

    private final Design design;

    Gram(Design design) {
        this.design = design;
        smooth = design.smooth().size();
        hinges = design.changepoints().length;
        firstRows = design.firstRows();
        uu = design.smooth().products();
        hu = new double[hinges][smooth];
        hh = new double[hinges][hinges];
        scaleSmooth();
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
        uy = design.smoothProducts(design.target());
        hy = design.hingeProducts(design.target(), firstRows);
        yy = Vectors.sumOfSquares(design.target());
    }

    private void scaleSmooth() {
        double[] scale = design.scale();
        for (int a = 0; a < smooth; a++) {
            for (int b = 0; b < smooth; b++) {
                uu[a][b] *= scale[a] * scale[b];
            }
        }
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

    private void fillHinges() {
        for (int a = 0; a < smooth; a++) {
            int[] few = design.smooth().rowsOf(a);
            double[] column = design.smooth().column(a);
            double[] products = few == null ? design.hingeProducts(column, firstRows) : hingeProducts(column, few);
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
