package com.bakery.training.activities.external;

import com.bakery.training.activities.external.http.HttpLimits;
import com.bakery.training.registry.external.Place;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Which services a job asks. An address that is null is not asked; each is absolute, http or https.
 *
 * @param answers limits of an answer in JSON
 * @param salesHistoryDays how far back the first fetch of sales goes, 1..36500
 */
public record ExternalSettings(
        @Nullable Service sales,
        @Nullable Service external,
        @Nullable Weather weather,
        @Nullable Traffic traffic,
        HttpLimits answers,
        int salesHistoryDays) {

    /** @param token for {@code Authorization: Bearer}; null for none */
    public record Service(URI address, @Nullable String token) {
        /** The token stays out of every log. */
        @Override
        public String toString() {
            return "Service[address=" + address + "]";
        }
    }

    /**
     * Open-Meteo, or what speaks like it.
     *
     * @param forecast address before {@code /v1/forecast}
     * @param archive address before {@code /v1/archive}
     * @param apiKey goes along with every request; null for none
     */
    public record Weather(URI forecast, URI archive, @Nullable String apiKey) {
        /** The key stays out of every log. */
        @Override
        public String toString() {
            return "Weather[forecast=" + forecast + ", archive=" + archive + "]";
        }
    }

    /**
     * Monthly files in Madrid's format.
     *
     * @param address where {@code {month}} stands for the month, 2026-01
     * @param place the town's centre: shops near it get its traffic
     */
    public record Traffic(String address, Place place, HttpLimits files) {}
}
