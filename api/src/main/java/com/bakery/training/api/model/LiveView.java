package com.bakery.training.api.model;

import com.bakery.training.registry.model.LiveAccuracy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a version does on sales that came after its data.
 *
 * @param daysScored open days that did not sell out
 * @param wape fraction; null where nothing was sold
 * @param driftedAt when it was seen to have drifted
 * @param driftJobId the retraining that followed
 */
@Schema(name = "LiveAccuracy")
record LiveView(
        int daysScored,
        @Nullable Double wape,
        @Nullable Double bias,
        @Nullable Double mae,
        @Nullable LocalDate lastDay,
        @Nullable Instant driftedAt,
        @Nullable UUID driftJobId) {

    static @Nullable LiveView from(@Nullable LiveAccuracy live) {
        return live == null
                ? null
                : new LiveView(
                        live.daysScored(),
                        live.wape(),
                        live.bias(),
                        live.mae(),
                        live.lastDay(),
                        live.driftedAt(),
                        live.driftJobId());
    }
}
