package com.bakery.training.workflows.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.workflows.FailureType;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.failure.TimeoutFailure;
import org.junit.jupiter.api.Test;

class FailureReasonTest {

    @Test
    void namesTheTypeThatTheActivityGave() {
        var failure = ApplicationFailure.newNonRetryableFailure("15 days", "InsufficientDataError");

        assertThat(FailureReason.of(new IllegalStateException(failure)))
                .isEqualTo(new FailureReason(FailureType.INSUFFICIENT_DATA, "15 days"));
    }

    @Test
    void aStrangersFailureIsUnexpectedAndKeepsItsName() {
        var failure = ApplicationFailure.newFailure("index 3 out of bounds", "java.lang.IndexOutOfBoundsException");

        assertThat(FailureReason.of(failure))
                .isEqualTo(new FailureReason(
                        FailureType.UNEXPECTED, "java.lang.IndexOutOfBoundsException: index 3 out of bounds"));
    }

    @Test
    void saysWhatTimedOutAndWhoStopped() {
        assertThat(FailureReason.of(new TimeoutFailure("late", null, TimeoutType.TIMEOUT_TYPE_HEARTBEAT))
                        .message())
                .isEqualTo("Timed out: TIMEOUT_TYPE_HEARTBEAT");
        assertThat(FailureReason.of(new TerminatedFailure("", null)).message()).isEqualTo("Terminated by an operator");
    }

    @Test
    void tellsACancellationFromAFailure() {
        assertThat(FailureReason.isCancellation(new CanceledFailure("stop"))).isTrue();
        assertThat(FailureReason.isCancellation(new IllegalStateException(new CanceledFailure("stop"))))
                .isTrue();
        assertThat(FailureReason.isCancellation(new IllegalStateException("stop")))
                .isFalse();
    }

    @Test
    void cutsLongMessages() {
        assertThat(FailureReason.of(new IllegalStateException("x".repeat(5_000)))
                        .message())
                .hasSize(1_000);
    }
}
