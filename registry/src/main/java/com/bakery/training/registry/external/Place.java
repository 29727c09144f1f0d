package com.bakery.training.registry.external;

/**
 * Where public numbers hold: a place rounded to a tenth of a degree, about the grid of the weather models. Shops that round to the same place share its days.
 *
 * @param latitude -90..90, one decimal
 * @param longitude -180..180, one decimal
 */
public record Place(double latitude, double longitude) {
    static final int STEPS_PER_DEGREE = 10;

    /** How far apart, in degrees of latitude and of longitude, two places may be to count as near. The policy of the table says the same. */
    private static final double NEAR = 0.5;

    public Place {
        latitude = rounded(latitude);
        longitude = rounded(longitude);
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException(
                    "A place lies in -90..90, -180..180, not " + latitude + ", " + longitude);
        }
    }

    /** Whether the place lies within half a degree of another. */
    public boolean isNear(Place other) {
        return Math.abs(latitude - other.latitude) <= NEAR && Math.abs(longitude - other.longitude) <= NEAR;
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
    }

    @Override
    public String toString() {
        return latitude + ", " + longitude;
    }
}
