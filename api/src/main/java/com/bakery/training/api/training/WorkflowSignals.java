package com.bakery.training.api.training;

import com.bakery.training.workflows.WorkflowIds;
import com.bakery.training.workflows.queue.TrainingQueueWorkflow;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells Temporal at once what a row says already. The row is the truth: when Temporal does not take the hint, the queue's
 * timer and the reconciler find the row, so nothing here fails a request or makes it wait.
 */
@Component
public final class WorkflowSignals implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WorkflowSignals.class);

    /** A hint that takes longer is worth nothing: the queue looks by itself every 30 s. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final WorkflowClient client;
    private final AtomicBoolean waking = new AtomicBoolean();
    private final ScheduledExecutorService hints = Executors.newScheduledThreadPool(2, WorkflowSignals::thread);

    WorkflowSignals(WorkflowClient client) {
        this.client = client;
    }

    /** A job waits: the queue may look. Calls that come while one is on its way are covered by it. */
    public void wakeQueue() {
        if (waking.compareAndSet(false, true)) {
            hints.execute(this::wake);
        }
    }

    /** Cancels the workflow of a job's run; harmless when it has ended or never started. */
    public void cancel(UUID jobId, int run) {
        String workflowId = WorkflowIds.training(jobId, run);
        hints.execute(() -> tell("cancel " + workflowId, () -> client.newUntypedWorkflowStub(workflowId)
                .cancel()));
    }

    private void wake() {
        waking.set(false); // before the signal: a row inserted from here on wants one of its own
        tell("wake the queue", () -> client.newWorkflowStub(TrainingQueueWorkflow.class, WorkflowIds.QUEUE)
                .wake());
    }

    private void tell(String what, Runnable call) {
        try (Context.CancellableContext limit =
                Context.current().withDeadlineAfter(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS, hints)) {
            limit.run(call);
        } catch (WorkflowNotFoundException e) {
            log.debug("Nothing to {}: no such workflow runs", what, e);
        } catch (WorkflowException | StatusRuntimeException e) {
            log.warn("Temporal did not take the hint to {}; the reconciler will see the row", what, e);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "workflow-signals");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        hints.shutdownNow();
    }
}
