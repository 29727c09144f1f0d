package com.bakery.training.worker.housekeeping;

import com.bakery.training.activities.housekeeping.OrphanSweep;
import com.bakery.training.activities.housekeeping.Retention;
import com.bakery.training.activities.housekeeping.Scrub;
import com.bakery.training.activities.housekeeping.StorageMetrics;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.erasure.TenantErasure;
import com.bakery.training.registry.model.FileDamage;
import com.bakery.training.registry.model.ModelRetention;
import com.bakery.training.registry.model.OrphanFiles;
import com.bakery.training.registry.model.StoredFiles;
import com.bakery.training.registry.tenancy.ExclusiveLock;
import com.bakery.training.worker.WorkerProperties;
import com.bakery.training.worker.schedule.RepeatingTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each task in one instance of the fleet at a time, from the start of a worker on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageProperties.class)
public class HousekeepingConfiguration {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofSeconds(15);

    /** The lock's connection is busy for as long, so a pass ends sooner rather than later. */
    private static final Duration PASS = Duration.ofMinutes(4);

    private static final Duration BETWEEN_PASSES = Duration.ofMinutes(2);

    @Bean
    StorageMetrics storageMetrics(MeterRegistry registry) {
        return new MicrometerStorageMetrics(registry);
    }

    @Bean
    RepeatingTask modelRetentionTask(
            ModelRetention models,
            ArtifactStore store,
            StorageProperties settings,
            StorageMetrics metrics,
            ExclusiveLock lock) {
        Retention retention = new Retention(
                models,
                store,
                new ModelRetention.Limits(settings.retentionDays(), settings.maxVersionsPerProduct()),
                metrics);
        return new RepeatingTask("model-retention", HOUR, () -> lock.tryRun("model-retention", retention::run));
    }

    /** Off with an interval of 0: then nothing is ever due. */
    @Bean
    RepeatingTask storageScrubTask(
            StoredFiles files,
            FileDamage damage,
            ArtifactStore store,
            StorageProperties settings,
            WorkerProperties worker,
            StorageMetrics metrics,
            ExclusiveLock lock) {
        Scrub scrub = new Scrub(
                files,
                damage,
                store,
                metrics,
                Duration.ofHours(settings.scrubHours()),
                worker.autoDeployment(),
                Clock.systemUTC());
        return new RepeatingTask("storage-scrub", BETWEEN_PASSES, () -> {
            if (settings.scrubHours() > 0) {
                lock.tryRun("storage-scrub", () -> scrub.run(PASS));
            }
        });
    }

    @Bean
    RepeatingTask orphanSweepTask(ArtifactStore store, OrphanFiles files, StorageMetrics metrics, ExclusiveLock lock) {
        OrphanSweep sweep = new OrphanSweep(store, files, metrics, Clock.systemUTC());
        return new RepeatingTask("orphan-sweep", DAY, () -> lock.tryRun("orphan-sweep", sweep::sweep));
    }

    /** Erasures that an api began and did not end. */
    @Bean
    RepeatingTask tenantErasureTask(TenantErasure erasure) {
        return new RepeatingTask("tenant-erasure", SOON, () -> erasure.resume(PASS));
    }
}
