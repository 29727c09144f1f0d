package com.bakery.training.workflows.training;

import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.training.JobActivities.PageRequest;
import com.bakery.training.workflows.training.JobActivities.ProductPage;
import com.bakery.training.workflows.training.TrainingInput.Continuation;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** One run of the job's workflow: fetch, plan, prepare what is shared, train the products page by page. */
final class TrainingRun {
    /** Jobs that began before there was anything to fetch go on without. */
    private static final String EXTERNAL_DATA = "external-data";

    private static final Logger log = Workflow.getLogger(TrainingRun.class);

    private final TrainingInput job;
    private final JobProgress progress;
    private final ProgressWriter writer;
    private final JobActivities activities;
    private final ExternalActivities externalActivities;
    private final PooledActivities pooledActivities;
    private int afterRank;
    private @Nullable ArtifactReference pooled;

    TrainingRun(TrainingInput job, JobProgress progress) {
        this.job = job;
        this.progress = progress;
        this.writer = new ProgressWriter(job.job(), progress);
        this.activities =
                Workflow.newActivityStub(JobActivities.class, TrainingActivityOptions.jobs(Story.summary(job)));
        this.externalActivities = Workflow.newActivityStub(
                ExternalActivities.class, TrainingActivityOptions.external(Story.summary(job)));
        this.pooledActivities =
                Workflow.newActivityStub(PooledActivities.class, TrainingActivityOptions.pooled(Story.summary(job)));
        Continuation earlier = job.continuation();
        if (earlier != null) {
            afterRank = earlier.afterRank();
            pooled = earlier.pooled();
        }
    }

    /** Trains until no product is left, or as many as one history should hold. What is left to the next run, null if nothing. */
    @Nullable
    Continuation train() {
        if (job.continuation() == null) {
            fetchExternalData();
            plan();
            preparePooled();
        }
        progress.training();
        ProductWindow window = window();
        try {
            return trainPages(window) ? null : progress.continuation(afterRank, pooled);
        } catch (TemporalFailure failure) {
            window.stop();
            throw failure;
        }
    }

    /** Products are trained without what others know rather than not at all; without any sales there is nothing to train. */
    private void fetchExternalData() {
        if (Workflow.getVersion(EXTERNAL_DATA, Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION) {
            return;
        }
        progress.enter("Fetching external data");
        try {
            externalActivities.fetchExternalData(job.job());
        } catch (ActivityFailure failure) {
            FailureReason reason = FailureReason.of(failure);
            if (FailureReason.isCancellation(failure) || reason.type() == FailureType.NO_SALES) {
                throw failure;
            }
            log.warn("Job {} goes on without external data: {}", job.jobId(), reason.message());
        }
    }

    private void plan() {
        progress.enter("Planning products");
        progress.planned(activities.plan(job.job()));
        writer.changed();
    }

    /** Products are trained without what they share rather than not at all. */
    private void preparePooled() {
        progress.enter("Preparing what the products share");
        try {
            pooled = pooledActivities.preparePooled(job.job());
        } catch (ActivityFailure failure) {
            if (FailureReason.isCancellation(failure)) {
                throw failure;
            }
            String reason = FailureReason.of(failure).message();
            log.warn("Job {} goes on without a pooled model: {}", job.jobId(), reason);
        }
    }

    /** Whether the last page was reached. The window is empty afterwards. */
    private boolean trainPages(ProductWindow window) {
        boolean last = false;
        while (!last && !isHistoryFull(window)) {
            ProductPage page = nextPage(window);
            page.products().forEach(window::train);
            afterRank = page.lastRank();
            last = page.last();
        }
        window.awaitEmpty();
        return last;
    }

    private ProductPage nextPage(ProductWindow window) {
        int room = job.fanOut().childrenPerRun() - window.started();
        int limit = Math.min(job.fanOut().pageSize(), room);
        ProductPage page = activities.nextPage(new PageRequest(job.job(), afterRank, limit, job.force()));
        progress.page(page.counts(), window.open() > 0);
        writer.changed();
        return page;
    }

    private boolean isHistoryFull(ProductWindow window) {
        return window.started() >= job.fanOut().childrenPerRun()
                || Workflow.getInfo().isContinueAsNewSuggested();
    }

    private ProductWindow window() {
        CancellationScope scope = CancellationScope.current();
        return new ProductWindow(
                job.fanOut().window(), scope, new ProductChildren(job, pooled, scope), this::productEnded);
    }

    private void productEnded(ProductOutcome outcome) {
        progress.ended(outcome);
        writer.changed();
    }
}
