package com.bakery.training.workflows.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.workflows.FailureType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrainingStopTest {
    private final TrainingTestBed bed = new TrainingTestBed();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void aStoppedJobStopsItsFitsAndCleansUp() throws InterruptedException {
        bed.job.withProducts(5);
        bed.steps.endless = true;
        TrainingWorkflow workflow = bed.start();
        assertThat(bed.steps.fitting.await(20, TimeUnit.SECONDS)).isTrue();

        WorkflowStub.fromTyped(workflow).cancel("stop requested");

        assertThatThrownBy(() -> TrainingTestBed.resultOf(workflow))
                .isInstanceOf(WorkflowFailedException.class)
                .hasCauseInstanceOf(CanceledFailure.class);
        assertThat(bed.steps.stopped.get()).isPositive();
        assertThat(bed.steps.failures).as("a stop is no failure").isEmpty();
        assertThat(bed.job.rows).isEmpty();
        bed.assertEnded(JobOutcome.CANCELLED, null);
        assertThat(workflow.progress().outcome()).isEqualTo(JobOutcome.CANCELLED);
    }

    /** Its worker is gone, or the server has lost it: nobody may wait for that. */
    @Test
    void aFitThatDoesNotHearOfTheStopDoesNotKeepTheJobOpen() throws InterruptedException {
        bed.job.withProducts(2);
        bed.steps.endless = true;
        bed.steps.deaf = true;
        TrainingWorkflow workflow = bed.start();
        assertThat(bed.steps.fitting.await(20, TimeUnit.SECONDS)).isTrue();
        long stop = System.nanoTime();

        WorkflowStub.fromTyped(workflow).cancel("stop requested");

        assertThatThrownBy(() -> TrainingTestBed.resultOf(workflow)).hasCauseInstanceOf(CanceledFailure.class);
        assertThat(Duration.ofNanos(System.nanoTime() - stop)).isLessThan(Duration.ofSeconds(10));
        bed.assertEnded(JobOutcome.CANCELLED, null);
    }

    @Test
    void aJobThatIsStoppedWhileItPreparesWhatIsSharedTrainsNothing() throws InterruptedException {
        bed.job.withProducts(2);
        bed.pooled.endless = true;
        TrainingWorkflow workflow = bed.start();
        assertThat(bed.pooled.preparing.await(20, TimeUnit.SECONDS)).isTrue();

        WorkflowStub.fromTyped(workflow).cancel("stop requested");

        assertThatThrownBy(() -> TrainingTestBed.resultOf(workflow)).hasCauseInstanceOf(CanceledFailure.class);
        assertThat(bed.steps.calls).isEmpty();
        bed.assertEnded(JobOutcome.CANCELLED, null);
    }

    @Test
    void aJobThatIsStoppedWhileItWaitsForOtherServicesPlansNothing() throws InterruptedException {
        bed.job.withProducts(2);
        bed.external.endless = true;
        TrainingWorkflow workflow = bed.start();
        assertThat(bed.external.fetching.await(20, TimeUnit.SECONDS)).isTrue();

        WorkflowStub.fromTyped(workflow).cancel("stop requested");

        assertThatThrownBy(() -> TrainingTestBed.resultOf(workflow)).hasCauseInstanceOf(CanceledFailure.class);
        assertThat(bed.job.planned).hasValue(0);
        bed.assertEnded(JobOutcome.CANCELLED, null);
    }

    @Test
    void aJobThatOutlivesItsDeadlineFailsAndCleansUp() {
        bed.job.withProducts(3);
        bed.steps.endless = true;

        TrainingResult result = bed.withMaxTime(Duration.ofSeconds(2)).run();

        assertThat(result.outcome()).isEqualTo(JobOutcome.FAILED);
        assertThat(result.failure()).isEqualTo(FailureType.DEADLINE_EXCEEDED);
        assertThat(bed.steps.stopped.get()).isPositive();
        assertThat(bed.steps.failures).isEmpty();
        bed.assertEnded(JobOutcome.FAILED, FailureType.DEADLINE_EXCEEDED);
    }

    @Test
    void aDeadlineThatHasPassedWhileNobodyWorkedEndsTheJobAtOnce() {
        bed.job.withProducts(3);

        TrainingResult result = bed.withMaxTime(Duration.ofSeconds(-1)).run();

        assertThat(result.failure()).isEqualTo(FailureType.DEADLINE_EXCEEDED);
        assertThat(bed.steps.calls).isEmpty();
        bed.assertEnded(JobOutcome.FAILED, FailureType.DEADLINE_EXCEEDED);
    }

    @Test
    void aJobThatContinuesAsNewKeepsTheDeadlineOfItsFirstRun() {
        bed.job.withProducts(30);
        bed.steps.timeOfAFit = Duration.ofMillis(500);

        // several runs long, also on a machine that does other things
        TrainingResult result =
                bed.withFanOut(1, 1, 1).withMaxTime(Duration.ofSeconds(5)).run();

        assertThat(result.failure()).isEqualTo(FailureType.DEADLINE_EXCEEDED);
        assertThat(bed.job.pages).as("runs of one product each").hasSizeBetween(2, 12);
        assertThat(result.counts().completed()).as("what was trained stays").isPositive();
        bed.assertEnded(JobOutcome.FAILED, FailureType.DEADLINE_EXCEEDED);
    }

    @Test
    void theEndIsWrittenHoweverOftenItTakes() {
        bed.job.withProducts(1);
        bed.job.failuresOfFinish.set(20);

        assertThat(bed.run().outcome()).isEqualTo(JobOutcome.COMPLETED);
        bed.assertEnded(JobOutcome.COMPLETED, null);
    }

    @Test
    void aJobThatIsNoLongerRunningIsLeftAsItIs() {
        bed.job.withProducts(2).running = false;

        assertThat(bed.run().outcome()).isEqualTo(JobOutcome.CANCELLED);
        assertThat(bed.steps.calls).isEmpty();
    }
}
