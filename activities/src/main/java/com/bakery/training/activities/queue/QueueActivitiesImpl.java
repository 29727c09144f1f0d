package com.bakery.training.activities.queue;

import com.bakery.training.activities.ActivitySettings;
import com.bakery.training.activities.TrainingMetrics;
import com.bakery.training.registry.job.AdmittedJob;
import com.bakery.training.registry.job.JobQueue;
import com.bakery.training.workflows.queue.QueueActivities;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Admits by the registry's rule and starts what was admitted. */
public final class QueueActivitiesImpl implements QueueActivities {
    private static final Logger log = LoggerFactory.getLogger(QueueActivitiesImpl.class);

    private final JobQueue queue;
    private final WorkflowStarter starter;
    private final TrainingMetrics metrics;
    private final ActivitySettings settings;

    public QueueActivitiesImpl(
            JobQueue queue, WorkflowStarter starter, TrainingMetrics metrics, ActivitySettings settings) {
        this.queue = queue;
        this.starter = starter;
        this.metrics = metrics;
        this.settings = settings;
    }

    @Override
    public int admit() {
        List<AdmittedJob> admitted = queue.admit(settings.maxConcurrentJobs(), settings.maxTrainingTime());
        admitted.forEach(this::start);
        return admitted.size();
    }

    /** A start that fails must not keep the other admitted jobs from theirs; the row says running, so the reconciler repeats it. */
    private void start(AdmittedJob job) {
        metrics.jobStarted(job.run().tenantId());
        try {
            starter.start(job);
        } catch (RuntimeException e) {
            log.warn(
                    "Job {} was admitted but not started; the reconciler will start it",
                    job.run().jobId(),
                    e);
        }
    }
}
