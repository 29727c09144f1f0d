package com.bakery.training.activities.external.format;

import org.jspecify.annotations.Nullable;

/** A day put together from its hours; of too few hours nothing is said. */
final class DayOfHours {
    private static final int ENOUGH = 20;

    private double temperatures;
    private double rains;
    private int temperatureHours;
    private int rainHours;

    void add(@Nullable Double temperature, @Nullable Double rain) {
        if (temperature != null) {
            temperatures += temperature;
            temperatureHours++;
        }
        if (rain != null) {
            rains += rain;
            rainHours++;
        }
    }

    /** Mean in °C. */
    @Nullable
    Double temperature() {
        return temperatureHours < ENOUGH ? null : temperatures / temperatureHours;
    }

    /** Sum in mm. */
    @Nullable
    Double rain() {
        return rainHours < ENOUGH ? null : rains;
    }
}
