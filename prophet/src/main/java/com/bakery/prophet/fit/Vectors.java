package com.bakery.prophet.fit;

/** Sums over vectors. Each runs four sums side by side: a processor adds them at the same time, and the order, hence the rounding, is always the same. */
final class Vectors {
    private Vectors() {}

    /** a'b over the length of {@code a}; {@code b} may be longer. */
    static double dot(double[] a, double[] b) {
        return dot(a, b, a.length);
    }

    /** Product of the first {@code n} values of each. */
    static double dot(double[] a, double[] b, int n) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (int end = n - 3; i < end; i += 4) {
            sum0 += a[i] * b[i];
            sum1 += a[i + 1] * b[i + 1];
            sum2 += a[i + 2] * b[i + 2];
            sum3 += a[i + 3] * b[i + 3];
        }
        for (; i < n; i++) {
            sum0 += a[i] * b[i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** a_i b_i. */
    static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    static double sumOfSquares(double[] values) {
        return dot(values, values);
    }

    /** target += factor x column. */
    static void addScaled(double[] target, double factor, double[] column) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * column[i];
        }
    }
}
