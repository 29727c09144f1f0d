package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day of a named holiday, with the days around it that it affects.
 *
 * @param lowerWindow days before, 0 or below
 * @param upperWindow days behind, 0 or above
 * @param priorScale null takes the model's holidays prior scale; must agree for all days of one name
 */
public record HolidayEvent(String name, LocalDate date, int lowerWindow, int upperWindow, @Nullable Double priorScale) {
    public HolidayEvent {
        if (lowerWindow > 0 || lowerWindow < -366) {
            throw new ProphetException(
                    Reason.INVALID_OPTION,
                    "lower window of holiday " + name + " must lie in -366..0, not " + lowerWindow);
        }
        if (upperWindow < 0 || upperWindow > 366) {
            throw new ProphetException(
                    Reason.INVALID_OPTION,
                    "upper window of holiday " + name + " must lie in 0..366, not " + upperWindow);
        }
        if (priorScale != null) {
            ProphetOptions.requirePriorScale("holiday " + name, priorScale);
        }
    }

    /** A holiday that affects its own day only, with the model's prior scale. */
    public static HolidayEvent on(String name, LocalDate date) {
        return new HolidayEvent(name, date, 0, 0, null);
    }
}
