package com.bakery.training.worker.live;

import com.bakery.training.activities.live.LiveDecisions;
import com.bakery.training.activities.live.LiveMetrics;
import com.bakery.training.activities.live.LiveScoring;
import com.bakery.training.activities.live.StoredForecasts;
import com.bakery.training.activities.queue.QueueWaker;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.job.JobIntake;
import com.bakery.training.registry.live.LiveScores;
import com.bakery.training.registry.model.FileDamage;
import com.bakery.training.registry.model.ModelRegistry;
import com.bakery.training.registry.sales.SalesArrivals;
import com.bakery.training.registry.sales.SalesRepository;
import com.bakery.training.registry.settings.SettingsRepository;
import com.bakery.training.registry.tenancy.ExclusiveLock;
import com.bakery.training.worker.WorkerProperties;
import com.bakery.training.worker.metric.MicrometerLiveMetrics;
import com.bakery.training.worker.schedule.RepeatingTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Versions are scored in one instance of the fleet at a time, soon after sales arrive. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveProperties.class)
public class LiveConfiguration {

    @Bean
    MicrometerLiveMetrics liveMetrics(MeterRegistry registry) {
        return new MicrometerLiveMetrics(registry);
    }

    @Bean
    LiveDecisions liveDecisions(
            ModelRegistry models,
            LiveScores scores,
            JobIntake intake,
            QueueWaker activityQueueWaker,
            LiveMetrics metrics,
            LiveProperties live,
            WorkerProperties worker) {
        return new LiveDecisions(
                models, scores, intake, activityQueueWaker, metrics, live.settings(worker.autoDeployment()));
    }

    @Bean
    RepeatingTask liveScoring(
            SalesArrivals arrivals,
            SalesRepository sales,
            LiveScores scores,
            SettingsRepository settings,
            ArtifactStore store,
            FileDamage damage,
            LiveDecisions decisions,
            LiveMetrics metrics,
            LiveProperties properties,
            ExclusiveLock lock) {
        LiveScoring scoring = new LiveScoring(
                arrivals,
                sales,
                scores,
                settings,
                new StoredForecasts(store, damage),
                decisions,
                metrics,
                properties.lateDays(),
                Clock.systemUTC());
        return new RepeatingTask(
                "shadow-score", properties.interval(), () -> lock.tryRun("shadow-score", scoring::score));
    }
}
