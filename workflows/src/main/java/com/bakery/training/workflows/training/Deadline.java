package com.bakery.training.workflows.training;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/**
 * Runs work until an absolute instant. Temporal's own workflow timeouts would end the run without letting it say why; here
 * the work is cancelled and the caller goes on.
 */
final class Deadline {
    private final Instant at;
    private boolean passed;

    Deadline(Instant at) {
        this.at = at;
    }

    /** Runs the work. However it ends (done, deadline, cancelled, failed), this returns and says so. */
    RunEnd guard(Runnable work) {
        Duration left = Duration.between(Instant.ofEpochMilli(Workflow.currentTimeMillis()), at);
        if (left.isNegative() || left.isZero()) {
            return RunEnd.passed(at);
        }
        CancellationScope guarded = Workflow.newCancellationScope(work);
        CancellationScope timer = Workflow.newCancellationScope(() -> cancelAfter(left, guarded));
        timer.run();
        try {
            guarded.run();
            return RunEnd.completed();
        } catch (TemporalFailure failure) {
            return ended(failure);
        } finally {
            timer.cancel();
        }
    }

    private void cancelAfter(Duration left, CancellationScope guarded) {
        TimerOptions options =
                TimerOptions.newBuilder().setSummary("Deadline of the job").build();
        Workflow.newTimer(left, options).handle((fired, cancelled) -> {
            if (cancelled == null) {
                passed = true;
                guarded.cancel("deadline " + at);
            }
            return passed;
        });
    }

    private RunEnd ended(TemporalFailure failure) {
        if (passed) {
            return RunEnd.passed(at);
        }
        return FailureReason.isCancellation(failure) ? RunEnd.cancelled() : RunEnd.failed(FailureReason.of(failure));
    }
}
