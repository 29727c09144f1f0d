package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;

/**
 * Setting of a built-in seasonality.
 *
 * @param mode AUTO lets the history decide, OFF leaves it out, ON forces it
 * @param fourierOrder order when forced; 0 takes the built-in one
 */
public record AutoSeasonality(Mode mode, int fourierOrder) {
    public static final AutoSeasonality AUTO = new AutoSeasonality(Mode.AUTO, 0);
    public static final AutoSeasonality OFF = new AutoSeasonality(Mode.OFF, 0);
    public static final AutoSeasonality ON = new AutoSeasonality(Mode.ON, 0);

    /** Who decides. */
    public enum Mode {
        AUTO,
        OFF,
        ON
    }

    public AutoSeasonality {
        if (fourierOrder < 0 || fourierOrder > 1000) {
            throw new ProphetException(Reason.INVALID_OPTION, "fourier order must lie in 0..1000, not " + fourierOrder);
        }
    }

    /** Forced with this order; 0 switches it off, as in Python. */
    public static AutoSeasonality order(int fourierOrder) {
        return fourierOrder == 0 ? OFF : new AutoSeasonality(Mode.ON, fourierOrder);
    }

    /** ON for true, OFF for false. */
    public static AutoSeasonality of(boolean on) {
        return on ? ON : OFF;
    }
}
