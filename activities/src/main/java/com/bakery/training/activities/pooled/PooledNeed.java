package com.bakery.training.activities.pooled;

import com.bakery.forecasting.TrainingMonitor;
import com.bakery.training.activities.job.UnchangedProducts;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobPlan;
import com.bakery.training.registry.job.JobRepository;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.PlannedProduct;
import java.util.List;

/** Finds out whether a job will train anything, so that a job of unchanged products does not train a pooled model for nobody. */
public final class PooledNeed {
    private static final int PAGE = 20;

    private final JobPlan plan;
    private final JobRepository jobs;
    private final UnchangedProducts unchanged;

    public PooledNeed(JobPlan plan, JobRepository jobs, UnchangedProducts unchanged) {
        this.plan = plan;
        this.jobs = jobs;
        this.unchanged = unchanged;
    }

    /**
     * Whether a product of the job is neither unchanged nor refused. Looks until it finds one.
     *
     * @throws com.bakery.forecasting.TrainingRefusedException INVALID_OPTIONS naming the option
     */
    boolean isGiven(JobRun run, TrainingMonitor monitor) {
        boolean force = jobs.find(run.tenantId(), run.jobId()).map(Job::force).orElse(false);
        List<PlannedProduct> page = plan.page(run, 0, PAGE);
        while (!page.isEmpty()) {
            monitor.progress("look for changes", 0);
            if (unchanged.leaveAny(run, page, force)) {
                return true;
            }
            page = plan.page(run, page.get(page.size() - 1).rank(), PAGE);
        }
        return false;
    }
}
