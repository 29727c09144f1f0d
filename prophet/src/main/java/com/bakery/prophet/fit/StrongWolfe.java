package com.bakery.prophet.fit;

import com.bakery.prophet.fit.StanLbfgs.Point;
import org.jspecify.annotations.Nullable;

/**
 * A line search for the strong Wolfe conditions with c1 = 1e-4 and c2 = 0.9: bracketing by steps ten times as long, then a zoom by cubic interpolation
 * with a bisection every fifth time (Nocedal and Wright, algorithms 3.5 and 3.6, with Stan's safeguards).
 */
final class StrongWolfe {
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final double SHORTEST = 1e-12;
    private static final double SMALLEST_RANGE = 1e-16;
    private static final int MAX_BRACKETS = 20;
    private static final int MAX_RETREATS = 10;

    private final Objective objective;
    private final Point origin;
    private final double[] direction;
    private final double slope;

    private StrongWolfe(Objective objective, Point origin, double[] direction) {
        this.objective = objective;
        this.origin = origin;
        this.direction = direction;
        slope = Vectors.dot(origin.gradient(), direction);
    }

    /** An accepted step. */
    record Step(double length, Point point) {}

    /** A step's length, value and slope along the direction. */
    private record Probe(double length, double value, double slope) {}

    /** A step that meets both conditions; null if none is found. */
    static @Nullable Step search(Objective objective, Point origin, double[] direction, double firstLength) {
        return new StrongWolfe(objective, origin, direction).bracket(firstLength);
    }

    private @Nullable Step bracket(double firstLength) {
        Probe previous = new Probe(SHORTEST, origin.value(), slope);
        double length = firstLength;
        int retreats = 0;
        int brackets = 0;
        while (brackets < MAX_BRACKETS) {
            Point point = at(length);
            if (!point.isFinite()) {
                if (retreats++ >= MAX_RETREATS) {
                    return null;
                }
                length = (previous.length() + length) / 2;
                continue;
            }
            retreats = 0;
            Probe probe = probe(length, point);
            // Stan measures the decrease by the length it began with
            boolean tooHigh = probe.value() > origin.value() + firstLength * SUFFICIENT_DECREASE * slope;
            if (tooHigh || (brackets > 0 && probe.value() >= previous.value())) {
                return zoom(previous, probe);
            }
            if (Math.abs(probe.slope()) <= -CURVATURE * slope) {
                return new Step(length, point);
            }
            if (probe.slope() >= 0) {
                return zoom(probe, previous);
            }
            previous = probe;
            length *= 10;
            brackets++;
        }
        return null;
    }

    private @Nullable Step zoom(Probe from, Probe to) {
        Probe low = from;
        Probe high = to;
        for (int round = 1; Math.abs(low.length() - high.length()) >= SMALLEST_RANGE; round++) {
            double shorter = Math.min(low.length(), high.length());
            double length = round % 5 == 0 ? (low.length() + high.length()) / 2 : interpolated(low, high);
            Point point = at(length);
            while (!point.isFinite()) {
                length = (length + shorter) / 2;
                if (Math.abs(shorter - length) < SMALLEST_RANGE) {
                    return null;
                }
                point = at(length);
            }
            Probe probe = probe(length, point);
            if (probe.value() > origin.value() + length * SUFFICIENT_DECREASE * slope || probe.value() >= low.value()) {
                high = probe;
                continue;
            }
            if (Math.abs(probe.slope()) <= -CURVATURE * slope) {
                return new Step(length, point);
            }
            if (probe.slope() * (high.length() - low.length()) >= 0) {
                high = low;
            }
            low = probe;
        }
        return null;
    }

    /** Where the cubic through two probes is lowest, or their middle where that is too near to one of them. */
    private static double interpolated(Probe low, Probe high) {
        double range = high.length() - low.length();
        double d1 = low.slope() + high.slope() - 3 * (low.value() - high.value()) / (low.length() - high.length());
        double d2 = Math.copySign(Math.sqrt(d1 * d1 - low.slope() * high.slope()), range);
        double length = high.length() - range * (high.slope() + d2 - d1) / (high.slope() - low.slope() + 2 * d2);
        double margin = 0.01 * Math.abs(range);
        boolean inside = length >= Math.min(low.length(), high.length()) + margin
                && length <= Math.max(low.length(), high.length()) - margin;
        return inside ? length : (low.length() + high.length()) / 2;
    }

    private Point at(double length) {
        double[] x = origin.x().clone();
        Vectors.addScaled(x, length, direction);
        return objective.at(x);
    }

    private Probe probe(double length, Point point) {
        return new Probe(length, point.value(), Vectors.dot(point.gradient(), direction));
    }

    /**
     * The first length of the next search: where, between nothing and 1, the cubic is lowest that has the last step's slopes at its ends and its
     * change of the objective.
     */
    static double stepGuess(Point before, double[] direction, double length, Point after) {
        double slopeBefore = Vectors.dot(before.gradient(), direction);
        double slopeAfter = Vectors.dot(after.gradient(), direction);
        double change = after.value() - before.value();
        double third = (-12 * change + 6 * length * (slopeBefore + slopeAfter)) / (length * length * length);
        double second = -(4 * slopeBefore + 2 * slopeAfter) / length + 6 * change / (length * length);
        double root = Math.sqrt(second * second - 2 * slopeBefore * third);
        double best = SHORTEST;
        for (double candidate : new double[] {1, -(second + root) / third, -(second - root) / third}) {
            if (candidate > SHORTEST
                    && candidate <= 1
                    && cubic(candidate, slopeBefore, second, third) < cubic(best, slopeBefore, second, third)) {
                best = candidate;
            }
        }
        return best;
    }

    private static double cubic(double x, double first, double second, double third) {
        return x * (x * (x * third / 3 + second) / 2 + first);
    }
}
