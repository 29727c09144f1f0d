package com.bakery.bench;

import com.bakery.prophet.TimeSeries;
import java.time.LocalDate;
import java.util.Random;

/** Daily series like those of a bakery: level, weekly and yearly shape, a bend, noise. The same seed gives the same series. */
final class SimulatedSeries {
    static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

    private SimulatedSeries() {}

    static double[] values(int days, long seed) {
        Random random = new Random(seed);
        double level = 40 + 200 * random.nextDouble();
        double[] y = new double[days];
        for (int i = 0; i < days; i++) {
            double season = 1 + 0.2 * Math.sin(2 * Math.PI * i / 365.25) + 0.3 * Math.sin(2 * Math.PI * i / 7);
            double trend = 1 + 0.0004 * i - 0.0006 * Math.max(0, i - days / 2);
            y[i] = Math.max(0, Math.round(level * trend * season + Math.sqrt(level) * random.nextGaussian()));
        }
        return y;
    }

    static TimeSeries history(int days, long seed) {
        return TimeSeries.daily(FIRST, values(days, seed));
    }
}
