package com.bakery.training.api.progress;

import com.bakery.training.api.progress.ProgressMessage.Progress;
import com.bakery.training.registry.job.Job;
import com.bakery.training.workflows.WorkflowIds;
import com.bakery.training.workflows.training.TrainingProgress;
import com.bakery.training.workflows.training.TrainingWorkflow;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one job's workflow how far it is. Where no worker answers it waits a while before it asks again. */
final class LiveProgress {
    private static final Logger log = LoggerFactory.getLogger(LiveProgress.class);

    /** A query that nobody answers costs its whole timeout; the row serves meanwhile. */
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(10);

    private final WorkflowClient client;
    private final Duration timeout;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private Instant restUntil = Instant.MIN;

    LiveProgress(WorkflowClient client, Duration timeout, ScheduledExecutorService timer, Clock clock) {
        this.client = client;
        this.timeout = timeout;
        this.timer = timer;
        this.clock = clock;
    }

    /** What the workflow of the job's current run says, within the timeout; empty where nobody answers. */
    Optional<Progress> ask(Job job) {
        if (clock.instant().isBefore(restUntil)) {
            return Optional.empty();
        }
        try (Context.CancellableContext limit =
                Context.current().withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS, timer)) {
            return Optional.of(progress(limit.wrap(() -> query(job)).call()));
        } catch (WorkflowException | StatusRuntimeException e) {
            log.debug("Nobody says how far job {} is", job.id(), e);
        } catch (Exception e) {
            log.warn("Could not ask the workflow of job {}", job.id(), e);
        }
        restUntil = clock.instant().plus(REST_AFTER_FAILURE);
        return Optional.empty();
    }

    private TrainingProgress query(Job job) {
        String workflowId = WorkflowIds.training(job.id(), job.retryCount());
        return client.newWorkflowStub(TrainingWorkflow.class, workflowId).progress();
    }

    private static Progress progress(TrainingProgress live) {
        return new Progress(
                live.percentage(),
                live.currentStep(),
                live.counts().completed() + live.counts().skipped(),
                live.counts().total(),
                live.estimatedSecondsRemaining(),
                live.startedAt());
    }
}
