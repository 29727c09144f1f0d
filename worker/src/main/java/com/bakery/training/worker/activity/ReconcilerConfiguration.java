package com.bakery.training.worker.activity;

import com.bakery.training.activities.TrainingMetrics;
import com.bakery.training.activities.job.JobEnds;
import com.bakery.training.activities.queue.WorkflowStarter;
import com.bakery.training.activities.reconcile.Reconciler;
import com.bakery.training.activities.reconcile.StorageSweep;
import com.bakery.training.activities.reconcile.TemporalTrainingRuns;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.job.JobQueue;
import com.bakery.training.registry.tenancy.ExclusiveLock;
import com.bakery.training.worker.schedule.RepeatingTask;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The reconciler, every five seconds, and the sweep of the storage, once a day and at a start, each in one instance of the fleet. */
@Configuration(proxyBeanMethods = false)
public class ReconcilerConfiguration {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration DAY = Duration.ofDays(1);

    @Bean
    RepeatingTask reconciler(
            JobQueue queue,
            WorkflowClient client,
            WorkflowStarter starter,
            JobEnds ends,
            TrainingMetrics metrics,
            ExclusiveLock lock) {
        Reconciler reconciler =
                new Reconciler(queue, new TemporalTrainingRuns(client), starter, ends, metrics, Clock.systemUTC());
        return new RepeatingTask("reconciler", PAUSE, () -> lock.tryRun("reconciler", reconciler::reconcile));
    }

    @Bean
    RepeatingTask storageSweep(ArtifactStore store, JobQueue queue, ExclusiveLock lock) {
        StorageSweep sweep = new StorageSweep(store, queue);
        return new RepeatingTask("storage-sweep", DAY, () -> lock.tryRun("storage-sweep", sweep::sweep));
    }
}
