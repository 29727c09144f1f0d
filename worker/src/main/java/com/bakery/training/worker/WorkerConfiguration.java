package com.bakery.training.worker;

import com.bakery.training.registry.RegistryConfiguration;
import com.bakery.training.worker.activity.ActivityConfiguration;
import com.bakery.training.worker.activity.ExternalConfiguration;
import com.bakery.training.worker.activity.ReconcilerConfiguration;
import com.bakery.training.worker.activity.ScheduleConfiguration;
import com.bakery.training.worker.live.LiveConfiguration;
import com.bakery.training.worker.housekeeping.HousekeepingConfiguration;
import com.bakery.training.worker.metric.MicrometerTrainingMetrics;
import com.bakery.training.worker.relay.RelayConfiguration;
import com.bakery.training.worker.temporal.TemporalConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts of the worker process. Standalone imports the same. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WorkerProperties.class, ScheduleProperties.class})
@Import({
    RegistryConfiguration.class,
    TemporalConfiguration.class,
    RelayConfiguration.class,
    ActivityConfiguration.class,
    ReconcilerConfiguration.class,
    ScheduleConfiguration.class,
    LiveConfiguration.class,
    HousekeepingConfiguration.class,
    ExternalConfiguration.class
})
public class WorkerConfiguration {

    @Bean
    MicrometerTrainingMetrics trainingMetrics(MeterRegistry registry) {
        return new MicrometerTrainingMetrics(registry);
    }
}
