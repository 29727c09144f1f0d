package com.bakery.training.api.training;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to train; everything may be left out.
 *
 * @param products ids; null means all products with sales
 * @param priority 0..9, 9 first
 * @param force trains unchanged products too
 * @param options Prophet's names and {@code horizon}, 1 to 28: the days ahead that models are weighed for and measured on
 */
record StartTrainingRequest(
        @Size(min = 1, max = 20_000, message = "must name 1 to 20000 products or be left out") @Nullable
                List<@NotNull(message = "must not contain null") UUID> products,
        @Size(max = 255, message = "must have at most 255 characters")
                @Pattern(regexp = "^[^\\x00-\\x1F\\x7F]*$", message = "must not contain control characters")
                @Nullable
                String jobName,
        @Schema(defaultValue = "0")
                @Min(value = 0, message = "must lie in 0..9")
                @Max(value = 9, message = "must lie in 0..9")
                @Nullable
                Integer priority,
        @Schema(defaultValue = "false") @Nullable Boolean force,
        @Schema(implementation = TrainingOptionsSchema.class) @Nullable Map<String, Object> options) {

    static final StartTrainingRequest ALL = new StartTrainingRequest(null, null, null, null, null);

    /** This request for one product only. */
    StartTrainingRequest forProduct(UUID productId) {
        return new StartTrainingRequest(List.of(productId), jobName, priority, force, options);
    }

    int priorityOrDefault() {
        return Objects.requireNonNullElse(priority, 0);
    }

    boolean forced() {
        return Boolean.TRUE.equals(force);
    }
}
