package com.bakery.prophet.fit;

/** Cholesky factorisation of a symmetric positive definite matrix, A = L L'. */
final class Cholesky {
    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /**
     * Factorises the leading n x n part of {@code a}, which is left alone. A pivot that rounding has made smaller than 1e-14 of its diagonal
     * is lifted to that: the direction is unidentified and stays near 0.
     */
    static Cholesky of(double[][] a, int n) {
        double[][] lower = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double[] other = j == i ? row : lower[j];
                double sum = a[i][j] - Vectors.dot(row, other, j);
                row[j] = j < i ? sum / other[j] : Math.sqrt(Math.max(sum, 1e-14 * a[i][i] + Double.MIN_NORMAL));
            }
            lower[i] = row;
        }
        return new Cholesky(lower);
    }

    /** Solves L x = b in place. */
    void solveLower(double[] b) {
        for (int i = 0; i < lower.length; i++) {
            double[] row = lower[i];
            b[i] = (b[i] - Vectors.dot(row, b, i)) / row[i];
        }
    }

    /** Solves L' x = b in place. */
    void solveUpper(double[] b) {
        for (int i = lower.length - 1; i >= 0; i--) {
            b[i] /= lower[i][i];
            double value = b[i];
            double[] row = lower[i];
            for (int p = 0; p < i; p++) {
                b[p] -= row[p] * value;
            }
        }
    }

    /** Solves A x = b in place. */
    void solve(double[] b) {
        solveLower(b);
        solveUpper(b);
    }
}
