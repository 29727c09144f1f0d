package com.bakery.training.workflows.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.TaskQueues;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingActivityOptionsTest {

    static Stream<ActivityOptions> computing() {
        return Stream.of(
                TrainingActivityOptions.pooled("p"),
                TrainingActivityOptions.fitting("p"),
                TrainingActivityOptions.validation("p"));
    }

    static Stream<ActivityOptions> all() {
        return Stream.of(
                TrainingActivityOptions.jobs("p"),
                TrainingActivityOptions.sweeping("p"),
                TrainingActivityOptions.external("p"),
                TrainingActivityOptions.collection("p"),
                TrainingActivityOptions.features("p"),
                TrainingActivityOptions.pooled("p"),
                TrainingActivityOptions.fitting("p"),
                TrainingActivityOptions.validation("p"),
                TrainingActivityOptions.storage("p"),
                TrainingActivityOptions.registration("p"));
    }

    @ParameterizedTest
    @MethodSource("computing")
    void computationsShowSignsOfLifeAndAreWaitedForWhenStopped(ActivityOptions options) {
        assertThat(options.getTaskQueue()).isEqualTo(TaskQueues.FITTING);
        assertThat(options.getHeartbeatTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(options.getCancellationType()).isEqualTo(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyActivityIsBoundedAndRepeatsOnlyWhatMayMend(ActivityOptions options) {
        assertThat(options.getStartToCloseTimeout()).isLessThanOrEqualTo(Duration.ofMinutes(30));
        assertThat(options.getRetryOptions().getMaximumAttempts()).isBetween(2, 60);
        assertThat(options.getRetryOptions().getDoNotRetry())
                .contains(FailureType.INSUFFICIENT_DATA.typeName(), FailureType.JOB_NOT_RUNNING.typeName())
                .doesNotContain(FailureType.UNEXPECTED.typeName())
                .hasSize(Arrays.asList(FailureType.values()).size() - 1);
    }

    /** An outcome that is not written is lost; the run's own timeout bounds it. */
    @Test
    void endingAJobIsTriedForAsLongAsItsRunLasts() {
        assertThat(TrainingActivityOptions.closing("p").getRetryOptions().getMaximumAttempts())
                .isZero();
    }
}
