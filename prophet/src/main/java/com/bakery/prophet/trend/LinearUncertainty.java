package com.bakery.prophet.trend;

/** The distance from a linear trend: the sum over the steps of the changed slope. */
final class LinearUncertainty implements TrendUncertainty {
    private final SlopeChanges changes;
    private final double step;
    private final double[] slope;
    private final double[] extra;

    LinearUncertainty(SlopeChanges changes, double step, int draws) {
        this.changes = changes;
        this.step = step;
        slope = new double[draws];
        extra = new double[draws];
    }

    @Override
    public double[] next() {
        double[] change = changes.next();
        for (int draw = 0; draw < extra.length; draw++) {
            slope[draw] += change[draw];
            extra[draw] += slope[draw] * step;
        }
        return extra;
    }
}
