package com.bakery.training.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What kind of series a product is, over the open days from its first sale on.
 *
 * @param seriesClass smooth, erratic, intermittent, lumpy or short
 * @param shortHistory fewer than 30 days with a sale: the forecast stands on little
 * @param averageInterval open days per day with a sale
 * @param squaredVariation variance over squared mean of the quantities on days with a sale
 * @param forecastability 0 (noise) to 1
 */
@Schema(name = "SeriesProfile")
record ProfileView(
        String seriesClass,
        @JsonProperty("short") boolean shortHistory,
        @Nullable Integer saleDays,
        @Nullable Integer openDays,
        @Nullable Double meanPerOpenDay,
        @Nullable Double averageInterval,
        @Nullable Double squaredVariation,
        @Nullable Double forecastability) {

    static ProfileView from(Map<?, ?> stored) {
        String seriesClass = String.valueOf(stored.get("series_class"));
        return new ProfileView(
                seriesClass,
                seriesClass.equals("short"),
                whole(stored.get("sale_days")),
                whole(stored.get("open_days")),
                number(stored.get("mean_per_open_day")),
                number(stored.get("average_interval")),
                number(stored.get("squared_variation")),
                number(stored.get("forecastability")));
    }

    private static @Nullable Integer whole(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : null;
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : null;
    }
}
