package com.bakery.training.api.progress;

import com.bakery.training.api.progress.ProgressMessage.Progress;
import com.bakery.training.api.queue.JobEstimate;
import com.bakery.training.api.queue.QueuePlaces;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobRepository;
import com.bakery.training.registry.job.JobStatus;
import com.bakery.training.registry.job.QueuePlace;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job's progress: its row says whether it runs, its workflow how far it is, and the row again where nobody answers. */
final class JobProgressSource implements ProgressSource {
    private static final int NOT_YET_COMPLETE = 99;

    private final UUID tenantId;
    private final UUID jobId;
    private final JobRepository jobs;
    private final QueuePlaces queue;
    private final LiveProgress live;
    private final Clock clock;

    JobProgressSource(
            UUID tenantId, UUID jobId, JobRepository jobs, QueuePlaces queue, LiveProgress live, Clock clock) {
        this.tenantId = tenantId;
        this.jobId = jobId;
        this.jobs = jobs;
        this.queue = queue;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public Optional<ProgressMessage> read() {
        return jobs.find(tenantId, jobId)
                .map(job -> ProgressMessage.of(type(job.status()), jobId, progress(job), clock.instant()));
    }

    private Progress progress(Job job) {
        return job.status() == JobStatus.RUNNING ? live.ask(job).orElseGet(() -> recorded(job)) : recorded(job);
    }

    private Progress recorded(Job job) {
        int percentage =
                job.status() == JobStatus.COMPLETED ? 100 : Math.min(job.progressPercentage(), NOT_YET_COMPLETE);
        JobEstimate estimate = JobEstimate.of(job, place(job), clock.instant());
        return new Progress(
                percentage,
                job.status() == JobStatus.PENDING ? waiting(estimate) : job.currentStep(),
                job.productsCompleted(),
                Objects.requireNonNullElse(job.productsTotal(), 0),
                estimate.secondsLeft(),
                job.startedAt());
    }

    private @Nullable QueuePlace place(Job job) {
        return job.status() == JobStatus.PENDING ? queue.placeOf(job.id()).orElse(null) : null;
    }

    private static String waiting(JobEstimate estimate) {
        return estimate.position() == null ? "Starting" : "Waiting in the queue, position " + estimate.position();
    }

    private static ProgressMessage.Type type(JobStatus status) {
        return switch (status) {
            case PENDING, RUNNING -> ProgressMessage.Type.TRAINING_PROGRESS;
            case COMPLETED -> ProgressMessage.Type.TRAINING_COMPLETED;
            case FAILED -> ProgressMessage.Type.TRAINING_FAILED;
            case CANCELLED -> ProgressMessage.Type.TRAINING_CANCELLED;
        };
    }
}
