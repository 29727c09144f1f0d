package com.bakery.training.workflows.schedule;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Inserts training jobs, of one tenant or of all, and ends; it trains nothing itself. A public entry: an orchestrator may
 * start it on task queue {@code training}, once, with a cron schedule of its own, or from a schedule of the server.
 */
@WorkflowInterface
public interface ScheduledTrainingWorkflow {

    /**
     * Inserts the jobs, each once per scheduled time, however often a step of this run is repeated. The jobs then wait in
     * the queue like all others.
     *
     * @param input whose jobs; null for everybody's
     * @return what became of it; a run that has nothing to do is not a failure
     */
    @WorkflowMethod
    ScheduledTrainingResult run(@Nullable ScheduledTrainingInput input);
}
