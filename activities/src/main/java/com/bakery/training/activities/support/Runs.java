package com.bakery.training.activities.support;

import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.ProductCounts;
import com.bakery.training.workflows.training.JobActivities;
import com.bakery.training.workflows.training.ProductTrainingInput;

/** The messages' words in the registry's, and back. */
public final class Runs {
    private Runs() {}

    public static JobRun of(ProductTrainingInput product) {
        return new JobRun(product.tenantId(), product.jobId(), product.run());
    }

    public static JobRun of(JobActivities.JobRun job) {
        return new JobRun(job.tenantId(), job.jobId(), job.run());
    }

    public static JobActivities.JobRun message(JobRun run) {
        return new JobActivities.JobRun(run.tenantId(), run.jobId(), run.run());
    }

    public static com.bakery.training.workflows.training.ProductCounts message(ProductCounts counts) {
        return new com.bakery.training.workflows.training.ProductCounts(
                counts.total(), counts.completed(), counts.skipped(), counts.failed());
    }

    public static ProductCounts of(com.bakery.training.workflows.training.ProductCounts counts) {
        return new ProductCounts(counts.total(), counts.completed(), counts.skipped(), counts.failed());
    }
}
