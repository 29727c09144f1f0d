package com.bakery.training.workflows.training;

import com.bakery.training.workflows.FailureType;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a job does besides training products: plan, report, end. All are short, at least once, and safe to repeat. */
@ActivityInterface
public interface JobActivities {

    /**
     * Writes a row for every product of the job (those named, or all with sales), best-selling first, unless they are
     * there already; a retry run sets its failed products back to pending.
     *
     * @return what the rows say now
     * @throws io.temporal.failure.ApplicationFailure {@code JobNotRunningError} if the job was stopped or has ended
     */
    ProductCounts plan(JobRun job);

    /**
     * The next products without a terminal row, in rank order. Products that are unchanged since their deployed model
     * are marked skipped here and counted, not returned.
     */
    ProductPage nextPage(PageRequest request);

    /** Puts progress into the job row; a row that is no longer running is left alone. */
    void saveProgress(ProgressRecord progress);

    /** Ends the job: status, times, events, metrics, in one transaction; then wakes the queue. A second call changes nothing. */
    void finish(FinishRequest request);

    /** Deletes the job's staged files. */
    void sweepStaged(JobRun job);

    /** A run of a job. */
    record JobRun(UUID tenantId, UUID jobId, int run) {}

    /** @param limit products looked at, at most; skipped ones count */
    record PageRequest(JobRun job, int afterRank, int limit, boolean force) {}

    /**
     * @param products to be trained, by rank
     * @param counts what the job's rows say after this page's skips; the caller counts on from here
     * @param lastRank rank of the last product looked at; the next page starts behind it
     * @param last no product is left behind this page
     */
    record ProductPage(List<PlannedProduct> products, ProductCounts counts, int lastRank, boolean last) {
        public ProductPage {
            products = List.copyOf(products);
        }
    }

    record PlannedProduct(UUID productId, String productName, int rank) {}

    record ProgressRecord(
            JobRun job,
            int percentage,
            String currentStep,
            ProductCounts counts,
            @Nullable Long estimatedSecondsRemaining) {}

    record FinishRequest(JobRun job, JobOutcome outcome, @Nullable FailureType failure, @Nullable String message) {}
}
