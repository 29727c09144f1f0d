package com.bakery.training.workflows.training;

import com.bakery.training.workflows.FailureType;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.failure.TimeoutFailure;
import org.jspecify.annotations.Nullable;

/** Why an activity or a child workflow failed, in the words of rows and events. */
record FailureReason(FailureType type, String message) {
    /** Longer messages are cut: they go into a row, an event and several histories. */
    private static final int MAX_MESSAGE_LENGTH = 1_000;

    FailureReason {
        if (message.length() > MAX_MESSAGE_LENGTH) {
            message = message.substring(0, MAX_MESSAGE_LENGTH);
        }
    }

    /** The reason given by the outermost failure that names one; UNEXPECTED when none of ours is among them. */
    static FailureReason of(Throwable failure) {
        Throwable last = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            FailureReason reason = given(cause);
            if (reason != null) {
                return reason;
            }
            last = cause;
        }
        return new FailureReason(FailureType.UNEXPECTED, String.valueOf(last.getMessage()));
    }

    /** Whether somebody asked the work to stop, rather than that it failed. */
    static boolean isCancellation(Throwable failure) {
        return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
    }

    private static @Nullable FailureReason given(Throwable cause) {
        if (cause instanceof ApplicationFailure application) {
            String message = String.valueOf(application.getOriginalMessage());
            return FailureType.named(application.getType())
                    .map(type -> new FailureReason(type, message))
                    .orElseGet(() -> new FailureReason(FailureType.UNEXPECTED, application.getType() + ": " + message));
        }
        if (cause instanceof TimeoutFailure timeout) {
            return new FailureReason(FailureType.UNEXPECTED, "Timed out: " + timeout.getTimeoutType());
        }
        if (cause instanceof TerminatedFailure) {
            return new FailureReason(FailureType.UNEXPECTED, "Terminated by an operator");
        }
        if (cause instanceof CanceledFailure) {
            return new FailureReason(FailureType.UNEXPECTED, "Cancelled by an operator");
        }
        return null;
    }
}
