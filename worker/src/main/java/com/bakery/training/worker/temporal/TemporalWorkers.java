package com.bakery.training.worker.temporal;

import com.bakery.training.worker.operation.LogContext;
import com.bakery.training.workflows.TaskQueues;
import com.bakery.training.workflows.queue.TrainingQueueWorkflowImpl;
import com.bakery.training.workflows.schedule.ScheduledTrainingWorkflowImpl;
import com.bakery.training.workflows.training.ProductTrainingWorkflowImpl;
import com.bakery.training.workflows.training.TrainingWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Everything this process does for Temporal: the workflow types and activity objects, each on its queue. Starts once the
 * server answers; stops by letting running activities end.
 */
public final class TemporalWorkers implements SmartLifecycle {
    /** Before the web server reports ready, after everything the activities use. */
    public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

    /** How often a fit tells the server that it lives, at most: the time after which it learns of a stop. */
    private static final Duration HEARTBEAT_THROTTLE = Duration.ofSeconds(2);

    /** Short activities end well within it; a fit hears of the shutdown at its next heartbeat and is repeated elsewhere. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private static final Duration LAST_GRACE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(TemporalWorkers.class);

    private final WorkflowClient client;
    private final TemporalServer server;
    private final SearchAttributeRegistration searchAttributes;
    private final ActivityObjects activities;
    private final WorkerSlots slots;
    private @Nullable WorkerFactory factory;

    public TemporalWorkers(
            WorkflowClient client,
            TemporalServer server,
            SearchAttributeRegistration searchAttributes,
            ActivityObjects activities,
            WorkerSlots slots) {
        this.client = client;
        this.server = server;
        this.searchAttributes = searchAttributes;
        this.activities = activities;
        this.slots = slots;
    }

    @Override
    public void start() {
        server.awaitAnswer();
        searchAttributes.register();
        WorkerFactory started = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new LogContext())
                        .build());
        registerTraining(started.newWorker(TaskQueues.TRAINING, trainingOptions()));
        registerFitting(started.newWorker(TaskQueues.FITTING, fittingOptions()));
        started.start();
        factory = started;
        log.info(
                "Working on queues {} ({}) and {} ({})",
                TaskQueues.TRAINING,
                slots.training(),
                TaskQueues.FITTING,
                slots.fitting());
    }

    private void registerTraining(Worker worker) {
        worker.registerWorkflowImplementationTypes(
                TrainingWorkflowImpl.class,
                ProductTrainingWorkflowImpl.class,
                TrainingQueueWorkflowImpl.class,
                ScheduledTrainingWorkflowImpl.class);
        worker.registerActivitiesImplementations(
                activities.collection(),
                activities.features(),
                activities.storage(),
                activities.registration(),
                activities.jobs(),
                activities.queue(),
                activities.schedules(),
                activities.external());
    }

    private void registerFitting(Worker worker) {
        worker.registerActivitiesImplementations(activities.pooled(), activities.fitting(), activities.validation());
    }

    private WorkerOptions trainingOptions() {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(slots.training())
                .setMaxConcurrentLocalActivityExecutionSize(slots.training())
                .build();
    }

    private WorkerOptions fittingOptions() {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(slots.fitting())
                .setMaxHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
                .build();
    }

    @Override
    public void stop() {
        WorkerFactory stopping = factory;
        if (stopping == null) {
            return;
        }
        factory = null;
        stopping.shutdown();
        stopping.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        if (!stopping.isTerminated()) {
            log.warn(
                    "Activities did not end within {} s, interrupting them; they are repeated elsewhere",
                    GRACE.toSeconds());
            stopping.shutdownNow();
            stopping.awaitTermination(LAST_GRACE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public boolean isRunning() {
        return factory != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
