package com.bakery.training.workflows.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.WorkflowIds;
import com.bakery.training.workflows.training.JobActivities.FinishRequest;
import com.bakery.training.workflows.training.JobActivities.PageRequest;
import com.bakery.training.workflows.training.JobActivities.ProgressRecord;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrainingWorkflowTest {
    private final TrainingTestBed bed = new TrainingTestBed();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void aJobWithoutProductsCompletes() {
        TrainingResult result = bed.run();

        assertThat(result).isEqualTo(new TrainingResult(JobOutcome.COMPLETED, ProductCounts.NONE, null, null));
        assertEnded(JobOutcome.COMPLETED, null);
    }

    @Test
    void oneProductGoesThroughItsSixStepsInOrder() {
        bed.job.withProducts(1);

        TrainingResult result = bed.run();

        assertThat(result.counts()).isEqualTo(new ProductCounts(1, 1, 0, 0));
        assertThat(bed.steps.calls)
                .containsExactly(
                        "collect p1", "engineerFeatures p1", "fit p1", "validate p1", "store p1", "register p1");
        assertThat(bed.steps.registered).singleElement().satisfies(input -> {
            assertThat(input.trainingMillis()).isEqualTo(2_000);
            assertThat(input.product().pooled()).isEqualTo(bed.job.preparePooled(null));
        });
    }

    @Test
    void severalProductsAreAllCountedInTheTotals() {
        bed.job.withProducts(12);
        bed.steps.refusing("collect", "p4", FailureType.INSUFFICIENT_DATA, "15 days");
        bed.job.withUnchanged("p7", "p8");

        TrainingResult result = bed.run();

        assertThat(result)
                .isEqualTo(new TrainingResult(JobOutcome.COMPLETED, new ProductCounts(12, 9, 2, 1), null, null));
        assertThat(bed.job.counts()).isEqualTo(result.counts());
        assertEnded(JobOutcome.COMPLETED, null);
    }

    @Test
    void aProductThatCannotBeTrainedIsRecordedWithItsReason() {
        bed.job.withProducts(2);
        bed.steps.refusing("fit", "p1", FailureType.NO_CONVERGENCE, "no descent after 10000 iterations");

        TrainingResult result = bed.run();

        assertThat(result.counts()).isEqualTo(new ProductCounts(2, 1, 0, 1));
        assertThat(bed.steps.failures).singleElement().satisfies(failure -> {
            assertThat(failure.step()).isEqualTo(TrainingStep.FIT);
            assertThat(failure.failure()).isEqualTo(FailureType.NO_CONVERGENCE);
            assertThat(failure.message()).isEqualTo("no descent after 10000 iterations");
        });
        assertThat(bed.steps.calls)
                .filteredOn("fit p1"::equals)
                .as("not retried")
                .hasSize(1);
    }

    @Test
    void aTransientErrorIsRetried() {
        bed.job.withProducts(1);
        bed.steps.stumbling("store", "p1", 3);

        TrainingResult result = bed.run();

        assertThat(result.counts()).isEqualTo(new ProductCounts(1, 1, 0, 0));
        assertThat(bed.steps.calls).filteredOn("store p1"::equals).hasSize(4);
    }

    @Test
    void anErrorThatStaysFailsTheProductAsUnexpected() {
        bed.job.withProducts(2);
        bed.steps.stumbling("validate", "p2", Integer.MAX_VALUE);

        TrainingResult result = bed.run();

        assertThat(result.counts()).isEqualTo(new ProductCounts(2, 1, 0, 1));
        assertThat(bed.steps.failures).singleElement().satisfies(failure -> {
            assertThat(failure.failure()).isEqualTo(FailureType.UNEXPECTED);
            assertThat(failure.message()).isEqualTo("java.lang.IllegalStateException: connection reset");
        });
    }

    @Test
    void aJobNoneOfWhoseProductsCouldBeTrainedFails() {
        bed.job.withProducts(2);
        bed.steps.refusing("collect", "p1", FailureType.INSUFFICIENT_DATA, "15 days");
        bed.steps.refusing("collect", "p2", FailureType.NO_VARIATION, "always 3");

        TrainingResult result = bed.run();

        assertThat(result.outcome()).isEqualTo(JobOutcome.FAILED);
        assertThat(result.failure()).isEqualTo(FailureType.ALL_PRODUCTS_FAILED);
        assertEnded(JobOutcome.FAILED, FailureType.ALL_PRODUCTS_FAILED);
    }

    @Test
    void aChildThatBreaksCountsAsAFailedProduct() {
        bed.job.withProducts(3);
        bed.steps.refusing("collect", "p2", FailureType.INSUFFICIENT_DATA, "15 days");
        bed.steps.refusesToRecord = true;

        TrainingResult result = bed.run();

        assertThat(result.counts()).isEqualTo(new ProductCounts(3, 2, 0, 1));
        assertThat(bed.steps.failures).singleElement().satisfies(failure -> {
            assertThat(failure.failure()).isEqualTo(FailureType.UNEXPECTED);
            assertThat(failure.message()).isEqualTo("SomebodyElsesError: disk full");
        });
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
        assertEnded(JobOutcome.CANCELLED, null);
        assertThat(workflow.progress().outcome()).isEqualTo(JobOutcome.CANCELLED);
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
        assertEnded(JobOutcome.FAILED, FailureType.DEADLINE_EXCEEDED);
    }

    @Test
    void aDeadlineThatHasPassedWhileNobodyWorkedEndsTheJobAtOnce() {
        bed.job.withProducts(3);

        TrainingResult result = bed.withMaxTime(Duration.ofSeconds(-1)).run();

        assertThat(result.failure()).isEqualTo(FailureType.DEADLINE_EXCEEDED);
        assertThat(bed.steps.calls).isEmpty();
        assertEnded(JobOutcome.FAILED, FailureType.DEADLINE_EXCEEDED);
    }

    @Test
    void aLongJobContinuesAsNewAndKeepsItsTotals() {
        bed.job.withProducts(11).withUnchanged("p2", "p9");

        TrainingResult result = bed.withFanOut(2, 3, 2).run();

        assertThat(result.counts()).isEqualTo(new ProductCounts(11, 9, 2, 0));
        assertThat(bed.job.planned).as("planned once").hasValue(1);
        assertThat(bed.job.finished).as("ended once").hasSize(1);
        assertThat(bed.job.saved).extracting(ProgressRecord::percentage).isSorted();
    }

    @Test
    void neverMoreProductsAtOnceThanTheWindowAllows() {
        bed.job.withProducts(9);

        bed.withFanOut(3, 500, 200).run();

        assertThat(bed.steps.mostAtOnce.get()).isBetween(1, 3);
    }

    @Test
    void pagesEndExactlyAtTheirBoundaries() {
        bed.job.withProducts(6);

        TrainingResult result = bed.withFanOut(4, 500, 3).run();

        assertThat(result.counts().completed()).isEqualTo(6);
        assertThat(bed.job.pages).extracting(PageRequest::afterRank).containsExactly(0, 3);
    }

    @Test
    void aPageOfNothingButUnchangedProductsLeadsToTheNext() {
        bed.job.withProducts(5).withUnchanged("p1", "p2", "p3", "p4");

        TrainingResult result = bed.withFanOut(4, 2, 2).run();

        assertThat(result.counts()).isEqualTo(new ProductCounts(5, 1, 4, 0));
        assertThat(bed.steps.registered).hasSize(1);
    }

    @Test
    void aRestartedJobCountsFromItsRowsAndTrainsOnlyWhatIsLeft() {
        bed.job.withProducts(4).withRow("p1", ProductOutcome.COMPLETED).withRow("p3", ProductOutcome.FAILED);

        TrainingResult result = bed.run();

        assertThat(result.counts()).isEqualTo(new ProductCounts(4, 3, 0, 1));
        assertThat(bed.steps.calls)
                .filteredOn(call -> call.startsWith("fit"))
                .containsExactlyInAnyOrder("fit p2", "fit p4");
        assertThat(bed.job.saved).extracting(ProgressRecord::percentage).first().isEqualTo(50);
    }

    @Test
    void progressAnswersFromTheFirstInstantAndEndsAtOneHundred() throws InterruptedException {
        bed.job.withProducts(4).withRow("p1", ProductOutcome.COMPLETED);
        bed.steps.endless = true;
        TrainingWorkflow workflow = bed.start();

        assertThat(workflow.progress().counts()).isEqualTo(new ProductCounts(4, 1, 0, 0));
        assertThat(bed.steps.fitting.await(20, TimeUnit.SECONDS)).isTrue();
        TrainingProgress inBetween = workflow.progress();
        bed.steps.endless = false;
        TrainingTestBed.resultOf(workflow);

        assertThat(inBetween.percentage()).isEqualTo(25);
        assertThat(inBetween.estimatedSecondsRemaining()).isNull();
        assertThat(inBetween.currentStep()).isEqualTo("Training products: 1 of 4 done");
        assertThat(workflow.progress().percentage()).isEqualTo(100);
        assertThat(workflow.progress().estimatedSecondsRemaining()).isZero();
    }

    @Test
    void progressThatCannotBeSavedHoldsNothingUp() {
        bed.job.withProducts(3);
        bed.job.failuresOfSave.set(Integer.MAX_VALUE);

        assertThat(bed.run().counts().completed()).isEqualTo(3);
    }

    @Test
    void theEndIsWrittenHoweverOftenItTakes() {
        bed.job.withProducts(1);
        bed.job.failuresOfFinish.set(20);

        assertThat(bed.run().outcome()).isEqualTo(JobOutcome.COMPLETED);
        assertEnded(JobOutcome.COMPLETED, null);
    }

    @Test
    void aJobThatIsNoLongerRunningIsLeftAsItIs() {
        bed.job.withProducts(2).running = false;

        assertThat(bed.run().outcome()).isEqualTo(JobOutcome.CANCELLED);
        assertThat(bed.steps.calls).isEmpty();
    }

    @Test
    void aNamespaceWithoutSearchAttributesTrainsAsWell() {
        bed.job.withProducts(2);

        assertThat(bed.withoutSearchAttributes().run().counts().completed()).isEqualTo(2);
    }

    @Test
    void theRunsTellTheirStory() {
        bed.job.withProducts(1);
        bed.run();

        var parent = bed.client
                .newUntypedWorkflowStub(WorkflowIds.training(FakeJob.JOB, 0))
                .describe();
        var child = bed.client
                .newUntypedWorkflowStub(WorkflowIds.product(FakeJob.JOB, 0, FakeJob.id("p1")))
                .describe();

        assertThat(parent.getStaticSummary()).isEqualTo("Weekly retraining");
        assertThat(child.getStaticSummary()).isEqualTo("p1");
        assertThat(child.getTypedSearchAttributes().getUntypedValues().values())
                .containsExactlyInAnyOrder(
                        FakeJob.TENANT.toString(),
                        FakeJob.JOB.toString(),
                        FakeJob.id("p1").toString(),
                        "completed");
        assertThat(parent.getTypedSearchAttributes().getUntypedValues().values())
                .containsExactlyInAnyOrder(FakeJob.TENANT.toString(), FakeJob.JOB.toString(), "completed");
    }

    private void assertEnded(JobOutcome outcome, FailureType failure) {
        assertThat(bed.job.finished).singleElement().satisfies(request -> {
            assertThat(request.outcome()).isEqualTo(outcome);
            assertThat(request.failure()).isEqualTo(failure);
        });
        assertThat(bed.job.finished)
                .extracting(FinishRequest::job)
                .containsOnly(new JobActivities.JobRun(FakeJob.TENANT, FakeJob.JOB, 0));
        assertThat(bed.job.swept).hasValue(1);
    }
}
