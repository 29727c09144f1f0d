package com.bakery.training.workflows;

import io.temporal.common.Priority;
import java.util.UUID;

/**
 * A job's share of the workers where several jobs wait for them. Tenants take turns, so that a job of thousands of products
 * does not keep another tenant's two products waiting; a job of a higher priority weighs more, but never all. The job's children and
 * activities inherit it. A server without fairness ignores it: there the window of {@code FanOut} alone bounds what one job has waiting.
 */
public final class JobShare {
    private JobShare() {}

    /** @param priority of the job, 0..9; its turns are 1 + priority times as many as those of a job of priority 0 */
    public static Priority of(UUID tenantId, int priority) {
        return Priority.newBuilder()
                .setFairnessKey(tenantId.toString())
                .setFairnessWeight(1 + priority)
                .build();
    }
}
