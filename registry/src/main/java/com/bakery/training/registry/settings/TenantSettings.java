package com.bakery.training.registry.settings;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where a tenant's shop is.
 *
 * @param country ISO 3166-1 alpha-2, upper case
 * @param subdivision suffix of ISO 3166-2, {@code MD} for Madrid; null for none
 * @param latitude degrees; null where unknown, then longitude is unknown too
 * @param timeZone IANA name
 */
public record TenantSettings(
        String country,
        @Nullable String subdivision,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String place,
        String timeZone) {
    /** A tenant who did not say. */
    public static final TenantSettings DEFAULT = new TenantSettings("ES", null, null, null, null, "Europe/Madrid");

    public TenantSettings {
        require(country.matches("[A-Z]{2}"), "country", "two capital letters", country);
        require(
                subdivision == null || subdivision.matches("[A-Z0-9]{1,3}"),
                "subdivision",
                "1..3 capitals",
                subdivision);
        require((latitude == null) == (longitude == null), "latitude and longitude", "given together", latitude);
        require(latitude == null || Math.abs(latitude) <= 90, "latitude", "in -90..90", latitude);
        require(longitude == null || Math.abs(longitude) <= 180, "longitude", "in -180..180", longitude);
        require(ZoneId.getAvailableZoneIds().contains(timeZone), "time_zone", "an IANA time zone", timeZone);
    }

    private static void require(boolean holds, String field, String rule, @Nullable Object value) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + rule + ", not " + value);
        }
    }
}
