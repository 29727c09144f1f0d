package com.bakery.training.api.schedule;

import com.bakery.training.registry.schedule.ScheduleSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When to train by itself, and what. A PUT replaces all of it.
 *
 * @param cron minute, hour, day of month, month, day of week, as UNIX writes them
 * @param timeZone IANA name; null means that of the tenant's settings
 * @param paused no run until a PUT says otherwise
 * @param products ids; null means all products with sales
 * @param priority 0..9, 9 first
 * @param force trains unchanged products too
 */
record ScheduleRequest(
        @Schema(example = "0 3 * * 1") @NotNull(message = "must be given") String cron,
        @Schema(example = "Europe/Madrid") @Nullable String timeZone,
        @Schema(defaultValue = "false") @Nullable Boolean paused,
        @Size(max = 255, message = "must have at most 255 characters")
                @Pattern(regexp = "^[^\\x00-\\x1F\\x7F]*$", message = "must not contain control characters")
                @Nullable
                String jobName,
        @Size(min = 1, max = 20_000, message = "must name 1 to 20000 products or be left out") @Nullable
                List<@NotNull(message = "must not contain null") UUID> products,
        @Schema(defaultValue = "0")
                @Min(value = 0, message = "must lie in 0..9")
                @Max(value = 9, message = "must lie in 0..9")
                @Nullable
                Integer priority,
        @Schema(defaultValue = "false") @Nullable Boolean force) {

    /** @throws com.bakery.training.registry.schedule.InvalidScheduleException if cron or time zone cannot be read */
    ScheduleSettings toSettings(String tenantsTimeZone) {
        return new ScheduleSettings(
                cron,
                Objects.requireNonNullElse(timeZone, tenantsTimeZone),
                Boolean.TRUE.equals(paused),
                jobName,
                products,
                Objects.requireNonNullElse(priority, 0),
                Boolean.TRUE.equals(force));
    }
}
