package com.bakery.training.activities.queue;

import com.bakery.training.activities.ActivitySettings;
import com.bakery.training.activities.support.Runs;
import com.bakery.training.registry.job.AdmittedJob;
import com.bakery.training.registry.job.JobPlan;
import com.bakery.training.workflows.WorkflowStarts;
import com.bakery.training.workflows.queue.TrainingQueueWorkflow;
import com.bakery.training.workflows.training.TrainingInput;
import com.bakery.training.workflows.training.TrainingWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
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
                Runs.message(plan.counts(job.run().tenantId(), job.run().jobId())));
        TrainingWorkflow workflow = client.newWorkflowStub(
                TrainingWorkflow.class, WorkflowStarts.training(input, searchAttributes.getAsBoolean()));
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
