package com.bakery.prophet.fit;

/**
 * Minimises d'M d / 2 - b'd + w |d|_1 exactly by a primal active set: coefficients off zero keep their sign, the reduced system is solved, the step
 * stops where the first of them would change sign and drops it; then the zero coefficient with the largest violation joins. Every step lowers
 * the objective, so it ends. One instance serves many calls and starts each from the previous solution.
 */
final class Lasso {
    private final int size;
    private final double[] solution;
    private final int[] active;
    private final double[] sign;
    private int activeCount;

    Lasso(int size) {
        this.size = size;
        solution = new double[size];
        active = new int[size];
        sign = new double[size];
    }

    /** What is minimised but for the penalty: d'M d / 2 - b'd. */
    interface Quadratic {
        /** M_ij; asked for active coefficients only. */
        double curvature(int i, int j);

        /** b_i; asked for active coefficients only. */
        double linear(int i);

        /** b - M d. */
        double[] gradient(double[] d);
    }

    /** The minimiser; the array belongs to this object and changes with the next call. */
    double[] minimise(Quadratic quadratic, double weight) {
        settle(quadratic, weight);
        for (int round = 0; round < 50 * size; round++) {
            int entering = mostViolated(quadratic.gradient(solution), weight);
            if (entering < 0) {
                break;
            }
            active[activeCount++] = entering;
            settle(quadratic, weight);
        }
        return solution;
    }

    /** Zero coefficient whose gradient exceeds the weight the most, its sign set; -1 if none does. */
    private int mostViolated(double[] gradient, double weight) {
        int worst = -1;
        double excess = weight * 1e-12;
        for (int j = 0; j < size; j++) {
            double beyond = Math.abs(gradient[j]) - weight;
            if (beyond > excess && !isActive(j)) {
                excess = beyond;
                worst = j;
                sign[j] = Math.signum(gradient[j]);
            }
        }
        return worst;
    }

    private boolean isActive(int j) {
        for (int a = 0; a < activeCount; a++) {
            if (active[a] == j) {
                return true;
            }
        }
        return false;
    }

    /** Moves to the optimum for the active coefficients and their signs, dropping those that reach zero on the way. */
    private void settle(Quadratic quadratic, double weight) {
        while (activeCount > 0) {
            double[] target = reducedOptimum(quadratic, weight);
            double step = 1;
            int leaving = -1;
            for (int a = 0; a < activeCount; a++) {
                int j = active[a];
                if (target[a] * sign[j] <= 0) {
                    double reach = solution[j] / (solution[j] - target[a]);
                    if (leaving < 0 || reach < step) {
                        step = reach;
                        leaving = a;
                    }
                }
            }
            for (int a = 0; a < activeCount; a++) {
                int j = active[a];
                solution[j] += step * (target[a] - solution[j]);
            }
            if (leaving < 0) {
                return;
            }
            solution[active[leaving]] = 0;
            active[leaving] = active[--activeCount];
        }
    }

    private double[] reducedOptimum(Quadratic quadratic, double weight) {
        double[][] reduced = new double[activeCount][activeCount];
        double[] target = new double[activeCount];
        for (int a = 0; a < activeCount; a++) {
            for (int b = 0; b <= a; b++) {
                reduced[a][b] = quadratic.curvature(active[a], active[b]);
            }
            target[a] = quadratic.linear(active[a]) - weight * sign[active[a]];
        }
        Cholesky.of(reduced, activeCount).solve(target);
        return target;
    }
}
