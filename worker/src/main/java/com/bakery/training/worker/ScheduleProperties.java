package com.bakery.training.worker;

import com.bakery.training.registry.schedule.InvalidScheduleException;
import com.bakery.training.registry.schedule.ScheduleSettings;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * When every tenant without a schedule of its own is trained; the environment variable of each stands in {@code worker.yml}.
 *
 * @param cron five fields, or {@code off}
 * @param timeZone IANA name
 * @param jobName of the jobs
 */
@Validated
@ConfigurationProperties("training.schedule")
public record ScheduleProperties(@NotBlank String cron, @NotBlank String timeZone, @Size(max = 255) String jobName) {
    private static final String OFF = "off";

    public ScheduleProperties {
        cron = isOff(cron) ? OFF : settings(cron, timeZone, jobName).cron();
    }

    /** The platform's schedule; empty where it is off. */
    public Optional<ScheduleSettings> settings() {
        return isOff(cron) ? Optional.empty() : Optional.of(settings(cron, timeZone, jobName));
    }

    private static ScheduleSettings settings(String cron, String timeZone, String jobName) {
        try {
            return new ScheduleSettings(cron, timeZone, false, jobName, null, 0, false);
        } catch (InvalidScheduleException e) {
            String variable = e.field().equals("cron") ? "TRAINING_SCHEDULE_CRON" : "TRAINING_SCHEDULE_TIME_ZONE";
            throw new IllegalArgumentException(variable + ": " + e.rule(), e);
        }
    }

    private static boolean isOff(String cron) {
        return cron.strip().toLowerCase(Locale.ROOT).equals(OFF);
    }
}
