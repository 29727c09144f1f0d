package com.bakery.training.activities.job;

import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.training.activities.support.Failures;
import com.bakery.training.activities.support.Runs;
import com.bakery.training.activities.support.StagedFiles;
import com.bakery.training.registry.job.JobPlan;
import com.bakery.training.registry.job.JobProgress;
import com.bakery.training.registry.job.JobRuns;
import com.bakery.training.workflows.training.JobActivities;
import com.bakery.training.workflows.training.ProductCounts;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans, reports and ends jobs over their rows. */
public final class JobActivitiesImpl implements JobActivities {
    private static final Logger log = LoggerFactory.getLogger(JobActivitiesImpl.class);

    private final JobPlan plan;
    private final JobRuns runs;
    private final UnchangedProducts unchanged;
    private final StagedFiles staged;
    private final JobEnds ends;
    private final Clock clock;

    public JobActivitiesImpl(
            JobPlan plan, JobRuns runs, UnchangedProducts unchanged, StagedFiles staged, JobEnds ends, Clock clock) {
        this.plan = plan;
        this.runs = runs;
        this.unchanged = unchanged;
        this.staged = staged;
        this.ends = ends;
        this.clock = clock;
    }

    @Override
    public ProductCounts plan(JobRun job) {
        return Failures.typed(() -> Runs.message(plan.plan(Runs.of(job))));
    }

    @Override
    public ProductPage nextPage(PageRequest request) {
        return Failures.typed(() -> page(request));
    }

    private ProductPage page(PageRequest request) {
        var run = Runs.of(request.job());
        var page = plan.page(run, request.afterRank(), request.limit());
        Set<UUID> skipped = request.force() ? Set.of() : skip(run, page);
        List<PlannedProduct> products = page.stream()
                .filter(product -> !skipped.contains(product.productId()))
                .map(product -> new PlannedProduct(product.productId(), product.productName(), product.rank()))
                .toList();
        int lastRank =
                page.isEmpty() ? request.afterRank() : page.get(page.size() - 1).rank();
        return new ProductPage(
                products,
                Runs.message(plan.counts(run.tenantId(), run.jobId())),
                lastRank,
                page.size() < request.limit());
    }

    private Set<UUID> skip(
            com.bakery.training.registry.job.JobRun run, List<com.bakery.training.registry.job.PlannedProduct> page) {
        try {
            List<UUID> products = unchanged.among(run, page);
            int ended = products.isEmpty() ? 0 : plan.markSkipped(run, products);
            log.debug("Skipped {} unchanged products of job {}", ended, run.jobId());
            return new HashSet<>(products);
        } catch (TrainingRefusedException e) {
            // Options or settings that no product can be trained with: each product's own failure says so.
            log.debug("Cannot tell which products of job {} are unchanged: {}", run.jobId(), e.getMessage());
            return Set.of();
        }
    }

    @Override
    public void saveProgress(ProgressRecord progress) {
        Long seconds = progress.estimatedSecondsRemaining();
        Instant completion = seconds == null ? null : clock.instant().plusSeconds(seconds);
        boolean running = runs.saveProgress(
                Runs.of(progress.job()),
                new JobProgress(progress.percentage(), progress.currentStep(), Runs.of(progress.counts()), completion));
        if (!running) {
            log.debug(
                    "Job {} is not running any more; its progress was not saved",
                    progress.job().jobId());
        }
    }

    @Override
    public void finish(FinishRequest request) {
        boolean ended = ends.end(Runs.of(request.job()), request.outcome(), request.failure(), request.message());
        if (!ended) {
            log.debug("Job {} had ended before", request.job().jobId());
        }
    }

    @Override
    public void sweepStaged(JobRun job) {
        staged.sweep(job.jobId(), job.run());
    }
}
