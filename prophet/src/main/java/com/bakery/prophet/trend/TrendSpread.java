package com.bakery.prophet.trend;

/**
 * Quantiles of a linear trend's distance from its course, and of the same with noise around it, computed instead of drawn.
 *
 * <p>Row i has left the course by the sum over the steps n = 0..i behind it of B L c_n, where B is 1 with probability p, L is Laplace with scale lambda
 * and c_n = (n + 1/2) dt: half of a change acts at its own step, all of it at the later ones. The terms are independent, so that the characteristic
 * function is a product, phi(w) = prod (1 - p + p / (1 + (lambda c_n w)^2)), times exp(-(sigma w)^2 / 2) for normal noise. The distribution is
 * symmetric; by the inversion formula of Gil-Pelaez its distribution function is F(x) = 1/2 + 1/pi integral of sin(w x) phi(w) / w over w above 0, here
 * by the midpoint rule. Without noise there is a lump of probability (1 - p)^(i+1) at zero, which is taken out and added exactly.
 */
public final class TrendSpread {
    /** The midpoint rule repeats the distribution at this many standard deviations. */
    private static final double RANGE = 12;
    /** What has no noise is smoothed by a normal of this share of the quantile, which moves the quantile by its square. */
    private static final double SMOOTHING = 0.07;
    /** exp(-x^2 / 2) is nothing behind it. */
    private static final double END_OF_NORMAL = 4.2;

    private static final int MAX_NODES = 4_000;
    private static final int MAX_STEPS = 60;

    private final double probability;
    /** lambda dt, the Laplace scale of a change after one step. */
    private final double scale;

    /**
     * @param step of the future rows in scaled time
     * @param delta changes of the history, one per changepoint
     */
    public TrendSpread(double step, double[] delta) {
        probability = Math.min(1, SlopeChanges.likelihood(step, delta));
        scale = SlopeChanges.scale(delta) * step;
    }

    /** Standard deviation of the distance at a future row, counted from 0: its terms have the variance 2 p (lambda c_n)^2. */
    public double deviation(int row) {
        double n = row + 1.0;
        double sumOfSquares = n * (4 * n * n - 1) / 12;
        return scale * Math.sqrt(2 * probability * sumOfSquares);
    }

    /**
     * The distance that a share of the futures does not exceed, at least 0.
     *
     * @param row future row, counted from 0
     * @param sigma standard deviation of normal noise around the trend; 0 for none
     * @param share above 1/2, below 1
     */
    public double quantile(int row, double sigma, double share) {
        double trend = deviation(row);
        double total = Math.sqrt(trend * trend + sigma * sigma);
        double lump = sigma > 0 ? 0 : Math.pow(1 - probability, row + 1.0);
        if (total == 0 || share <= (1 + lump) / 2) {
            return 0;
        }
        double coarse = solve(new Inversion(row, sigma, Math.max(sigma, SMOOTHING * total), total, lump), share, total);
        if (sigma >= SMOOTHING * coarse || coarse >= total) {
            return coarse;
        }
        return solve(new Inversion(row, sigma, Math.max(sigma, SMOOTHING * coarse), total, lump), share, coarse);
    }

    /** Newton's steps from {@code start}, halved into the bracket where they leave it. */
    private static double solve(Inversion inversion, double share, double start) {
        double low = 0;
        double high = RANGE * inversion.total;
        double x = start;
        for (int step = 0; step < MAX_STEPS; step++) {
            inversion.at(x);
            double excess = inversion.distribution - share;
            if (excess > 0) {
                high = x;
            } else {
                low = x;
            }
            double next = x - excess / inversion.density;
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - x) <= 1e-7 * inversion.total) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** The distribution of one row, smoothed where it has no noise of its own. */
    private final class Inversion {
        private final double total;
        private final double lump;
        private final double spacing;
        /** phi at the nodes (k + 1/2) spacing, without the lump. */
        private final double[] phi;

        private double distribution;
        private double density;

        Inversion(int row, double sigma, double smoothing, double total, double lump) {
            this.total = total;
            this.lump = lump;
            spacing = Math.PI / (RANGE * total);
            int nodes = (int) Math.min(MAX_NODES, Math.ceil(END_OF_NORMAL / (smoothing * spacing)));
            phi = new double[nodes];
            double[] squares = new double[nodes];
            for (int k = 0; k < nodes; k++) {
                double w = (k + 0.5) * spacing;
                squares[k] = scale * scale * w * w;
                phi[k] = 1;
            }
            for (int n = 0; n <= row; n++) {
                multiply(squares, (n + 0.5) * (n + 0.5));
            }
            double added = sigma > 0 ? sigma : smoothing;
            for (int k = 0; k < nodes; k++) {
                double w = (k + 0.5) * spacing * added;
                phi[k] = (phi[k] - lump) * Math.exp(-w * w / 2);
            }
        }

        /** (1 + (1 - p) z) / (1 + z) with z = (lambda c_n w)^2 is the factor of one step. */
        private void multiply(double[] squares, double distance) {
            double stays = (1 - probability) * distance;
            for (int k = 0; k < phi.length; k++) {
                phi[k] *= (1 + stays * squares[k]) / (1 + distance * squares[k]);
            }
        }

        /** Sines and cosines of (k + 1/2) a come from those before by the angle sum formulas. */
        void at(double x) {
            double angle = spacing * x;
            double sin = Math.sin(angle / 2);
            double cos = Math.cos(angle / 2);
            double turnSin = 2 * sin * cos;
            double turnCos = 1 - 2 * sin * sin;
            double sum = 0;
            double slope = 0;
            for (int k = 0; k < phi.length; k++) {
                sum += phi[k] * sin / (k + 0.5);
                slope += phi[k] * cos;
                double next = sin * turnCos + cos * turnSin;
                cos = cos * turnCos - sin * turnSin;
                sin = next;
            }
            distribution = (1 + lump) / 2 + sum / Math.PI;
            density = slope * spacing / Math.PI;
        }
    }
}
