package com.bakery.training.activities.queue;

import com.bakery.training.activities.ActivitySettings;
import com.bakery.training.activities.support.Runs;
import com.bakery.training.registry.job.AdmittedJob;
import com.bakery.training.registry.job.JobPlan;
import com.bakery.training.workflows.WorkflowStarts;
import com.bakery.training.workflows.queue.TrainingQueueWorkflow;
import com.bakery.training.workflows.training.ProductCounts;
import com.bakery.training.workflows.training.TrainingInput;
import com.bakery.training.workflows.training.TrainingWorkflow;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowServiceException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts workflows for rows that are running. */
public final class WorkflowStarter {
    private static final Logger log = LoggerFactory.getLogger(WorkflowStarter.class);

    private final WorkflowClient client;
    private final JobPlan plan;
    private final ActivitySettings settings;
    private final BooleanSupplier searchAttributes;

    /** @param searchAttributes whether the namespace knows our search attributes */
    public WorkflowStarter(
            WorkflowClient client, JobPlan plan, ActivitySettings settings, BooleanSupplier searchAttributes) {
        this.client = client;
        this.plan = plan;
        this.settings = settings;
        this.searchAttributes = searchAttributes;
    }

    /** Starts the workflow of a job's run; one that was started already is left alone. Its progress begins with what the rows say. */
    public void start(AdmittedJob job) {
        TrainingInput input = TrainingInput.starting(
                Runs.message(job.run()),
                job.name(),
                job.startedAt(),
                job.deadline(),
                job.force(),
                settings.fanOut(),
                counts(job));
        start(input, job.priority());
    }

    /** Starts the workflow of a run of a job of this priority, without its search attributes if the server does not know them. */
    public void start(TrainingInput input, int priority) {
        if (searchAttributes.getAsBoolean()) {
            startWithSearchAttributes(input, priority);
        } else {
            start(input, priority, false);
        }
    }

    private ProductCounts counts(AdmittedJob job) {
        var planned = plan.counts(job.run().tenantId(), job.run().jobId());
        return planned.total() > 0 ? Runs.message(planned) : new ProductCounts(job.productsTotal(), 0, 0, 0);
    }

    /** A server that came back without its memory does not know the attributes any more: the job is worth more than they are. */
    private void startWithSearchAttributes(TrainingInput input, int priority) {
        try {
            start(input, priority, true);
        } catch (WorkflowServiceException | StatusRuntimeException e) {
            if (!isInvalidArgument(e)) {
                throw e;
            }
            log.warn(
                    "The server refuses the search attributes of job {}, which starts without them: {}",
                    input.jobId(),
                    e.getMessage());
            start(input, priority, false);
        }
    }

    private static boolean isInvalidArgument(RuntimeException e) {
        Throwable refusal = e instanceof StatusRuntimeException ? e : e.getCause();
        return refusal instanceof StatusRuntimeException status
                && status.getStatus().getCode() == Status.Code.INVALID_ARGUMENT;
    }

    private void start(TrainingInput input, int priority, boolean withSearchAttributes) {
        TrainingWorkflow workflow = client.newWorkflowStub(
                TrainingWorkflow.class, WorkflowStarts.training(input, priority, withSearchAttributes));
        try {
            var execution = WorkflowClient.start(workflow::train, input);
            log.info("Started {}", execution.getWorkflowId());
        } catch (WorkflowExecutionAlreadyStarted e) {
            log.debug("{} was started before", e.getExecution().getWorkflowId());
        }
    }

    /** Starts the queue workflow unless it is open. */
    public void startQueue() {
        TrainingQueueWorkflow queue = client.newWorkflowStub(TrainingQueueWorkflow.class, WorkflowStarts.queue());
        try {
            var execution = WorkflowClient.start(queue::run);
            log.debug("Queue workflow runs as {}", execution.getRunId());
        } catch (WorkflowExecutionAlreadyStarted e) {
            log.debug("The queue workflow is open");
        }
    }
}
