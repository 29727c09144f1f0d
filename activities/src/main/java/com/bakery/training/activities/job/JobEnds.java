package com.bakery.training.activities.job;

import com.bakery.training.activities.TrainingMetrics;
import com.bakery.training.activities.queue.QueueWaker;
import com.bakery.training.activities.support.Failures;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRepository;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.JobRuns;
import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.training.JobOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends jobs: row and event, metrics, and a word to the queue that a place is free. */
public final class JobEnds {
    private static final Logger log = LoggerFactory.getLogger(JobEnds.class);

    private final JobRuns runs;
    private final JobRepository jobs;
    private final TrainingMetrics metrics;
    private final QueueWaker queue;
    private final Clock clock;

    public JobEnds(JobRuns runs, JobRepository jobs, TrainingMetrics metrics, QueueWaker queue, Clock clock) {
        this.runs = runs;
        this.jobs = jobs;
        this.metrics = metrics;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Ends the run; a second call changes nothing, counts nothing, and wakes the queue again.
     *
     * @return whether this call ended it
     */
    public boolean end(JobRun run, JobOutcome outcome, @Nullable FailureType failure, @Nullable String message) {
        Optional<Instant> started = jobs.find(run.tenantId(), run.jobId()).map(Job::startedAt);
        boolean ended = runs.finish(run, end(outcome, failure, message));
        if (ended) {
            Instant now = clock.instant();
            Duration duration = Duration.between(started.orElse(now), now);
            metrics.jobEnded(run.tenantId(), outcome, duration.isNegative() ? Duration.ZERO : duration);
            log.info("Job {} ended: {}{}", run.jobId(), outcome, message == null ? "" : ", " + message);
        }
        queue.wake();
        return ended;
    }

    private static JobEnd end(JobOutcome outcome, @Nullable FailureType failure, @Nullable String message) {
        return switch (outcome) {
            case COMPLETED -> JobEnd.completed();
            case CANCELLED -> JobEnd.cancelled();
            case FAILED ->
                JobEnd.failed(Failures.described(failure == null ? FailureType.UNEXPECTED : failure, message));
        };
    }
}
