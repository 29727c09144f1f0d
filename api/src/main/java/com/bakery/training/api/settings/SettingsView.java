package com.bakery.training.api.settings;

import com.bakery.training.registry.settings.TenantSettings;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a tenant's shop is. A PUT replaces all of it.
 *
 * @param country ISO 3166-1 alpha-2
 * @param subdivision suffix of ISO 3166-2, MD for Madrid; null for the national holidays
 * @param latitude degrees; given with the longitude or not at all
 * @param timeZone IANA name
 */
record SettingsView(
        @NotNull(message = "must be given") @Pattern(regexp = "^[A-Z]{2}$", message = "must be two capital letters")
                String country,
        @Pattern(regexp = "^[A-Z0-9]{1,3}$", message = "must be 1 to 3 capitals or digits") @Nullable
                String subdivision,
        @DecimalMin(value = "-90", message = "must lie in -90..90")
                @DecimalMax(value = "90", message = "must lie in -90..90")
                @Nullable
                Double latitude,
        @DecimalMin(value = "-180", message = "must lie in -180..180")
                @DecimalMax(value = "180", message = "must lie in -180..180")
                @Nullable
                Double longitude,
        @Size(max = 200, message = "must have at most 200 characters")
                @Pattern(regexp = "^[^\\x00-\\x1F\\x7F]*$", message = "must not contain control characters")
                @Nullable
                String place,
        @NotNull(message = "must be given") String timeZone) {

    static SettingsView from(TenantSettings settings) {
        return new SettingsView(
                settings.country(),
                settings.subdivision(),
                settings.latitude(),
                settings.longitude(),
                settings.place(),
                settings.timeZone());
    }

    boolean known() {
        return Set.of(Locale.getISOCountries()).contains(country);
    }

    boolean placed() {
        return (latitude == null) == (longitude == null);
    }

    boolean zoned() {
        return ZoneId.getAvailableZoneIds().contains(timeZone);
    }

    TenantSettings toSettings() {
        return new TenantSettings(country, subdivision, latitude, longitude, place, timeZone);
    }
}
