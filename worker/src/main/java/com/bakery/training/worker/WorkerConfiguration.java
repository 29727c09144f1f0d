package com.bakery.training.worker;

import com.bakery.training.registry.RegistryConfiguration;
import com.bakery.training.registry.event.OutboxRepository;
import com.bakery.training.registry.model.StoredFiles;
import com.bakery.training.worker.activity.ActivityConfiguration;
import com.bakery.training.worker.activity.ExternalConfiguration;
import com.bakery.training.worker.activity.ReconcilerConfiguration;
import com.bakery.training.worker.activity.ScheduleConfiguration;
import com.bakery.training.worker.housekeeping.HousekeepingConfiguration;
import com.bakery.training.worker.live.LiveConfiguration;
import com.bakery.training.worker.metric.MicrometerTrainingMetrics;
import com.bakery.training.worker.metric.PolledGauge;
import com.bakery.training.worker.operation.DebuggingProperties;
import com.bakery.training.worker.operation.WorkerHealth;
import com.bakery.training.worker.relay.RelayConfiguration;
import com.bakery.training.worker.schedule.RepeatingTask;
import com.bakery.training.worker.temporal.TemporalConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts of the worker process. Standalone imports the same. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WorkerProperties.class, ScheduleProperties.class, DebuggingProperties.class})
@Import({
    RegistryConfiguration.class,
    TemporalConfiguration.class,
    RelayConfiguration.class,
    ActivityConfiguration.class,
    ReconcilerConfiguration.class,
    ScheduleConfiguration.class,
    LiveConfiguration.class,
    HousekeepingConfiguration.class,
    ExternalConfiguration.class,
    WorkerHealth.class
})
public class WorkerConfiguration {
    private static final Duration OUTBOX_METRICS = Duration.ofSeconds(5);

    /** As often as most scrapes; the count reads a whole table. */
    private static final Duration DAMAGED_FILES_METRICS = Duration.ofMinutes(1);

    @Bean
    MicrometerTrainingMetrics trainingMetrics(MeterRegistry registry) {
        return new MicrometerTrainingMetrics(registry);
    }

    @Bean
    RepeatingTask outboxMetrics(OutboxRepository outbox, MeterRegistry registry) {
        return new RepeatingTask(
                "outbox-metrics", OUTBOX_METRICS, PolledGauge.waitingEvents(outbox, registry)::refresh);
    }

    @Bean
    RepeatingTask damagedFilesMetrics(StoredFiles files, MeterRegistry registry) {
        return new RepeatingTask(
                "damaged-files-metrics", DAMAGED_FILES_METRICS, PolledGauge.damagedFiles(files, registry)::refresh);
    }
}
