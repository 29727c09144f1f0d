package com.bakery.training.workflows.training;

import com.bakery.training.workflows.FailureType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the work of a job ended.
 *
 * @param failure why the job as a whole failed; null unless {@code outcome} is FAILED
 * @param message in words for people; null when completed
 */
record RunEnd(JobOutcome outcome, @Nullable FailureType failure, @Nullable String message) {

    static RunEnd completed() {
        return new RunEnd(JobOutcome.COMPLETED, null, null);
    }

    static RunEnd cancelled() {
        return new RunEnd(JobOutcome.CANCELLED, null, "The job was stopped");
    }

    static RunEnd passed(Instant deadline) {
        return new RunEnd(
                JobOutcome.FAILED,
                FailureType.DEADLINE_EXCEEDED,
                "The job did not end before its deadline " + deadline + "; what is registered stays");
    }

    static RunEnd failed(FailureReason reason) {
        return reason.type() == FailureType.JOB_NOT_RUNNING
                ? cancelled()
                : new RunEnd(JobOutcome.FAILED, reason.type(), reason.message());
    }

    /** A completed job none of whose products could be trained has failed. */
    RunEnd judgedBy(ProductCounts counts) {
        boolean noneTrained = counts.failed() > 0 && counts.completed() + counts.skipped() == 0;
        return outcome == JobOutcome.COMPLETED && noneTrained
                ? new RunEnd(
                        JobOutcome.FAILED,
                        FailureType.ALL_PRODUCTS_FAILED,
                        "None of the " + counts.total() + " products could be trained")
                : this;
    }
}
