package com.bakery.training.worker.live;

import com.bakery.training.activities.live.LiveSettings;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * When versions are compared with new sales, and what follows; the environment variable of each stands in {@code worker.yml}.
 *
 * @param interval between two looks for new sales
 * @param driftDays scored days a drift needs
 * @param driftFactor a drifted WAPE is above the validated one times this
 * @param driftMargin and above the validated one plus this
 * @param windowDays scored days of a window in which two versions are compared
 * @param windows that a champion has to lose one after the other to be replaced
 * @param lateDays after which an open day without a row of a product counts as one on which it sold nothing
 */
@Validated
@ConfigurationProperties("training.live")
public record LiveProperties(
        Duration interval,
        @Min(1) @Max(365) int driftDays,
        @DecimalMin("1") @DecimalMax("100") double driftFactor,
        @DecimalMin("0") @DecimalMax("100") double driftMargin,
        @Min(1) @Max(365) int windowDays,
        @Min(1) @Max(52) int windows,
        @Min(0) @Max(365) int lateDays) {

    public LiveProperties {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException(
                    "SHADOW_SCORE_INTERVAL_SECONDS must be above 0, not " + interval.toSeconds());
        }
    }

    LiveSettings settings(boolean autoDeployment) {
        return new LiveSettings(driftDays, driftFactor, driftMargin, windowDays, windows, autoDeployment);
    }
}
