package com.bakery.training.workflows.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.training.workflows.training.JobActivities.PageRequest;
import com.bakery.training.workflows.training.JobActivities.ProgressRecord;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrainingFanOutTest {
    private final TrainingTestBed bed = new TrainingTestBed();

    @AfterEach
    void close() {
        bed.close();
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

    /** What a job of 20,000 products rests on: a run hands over the same few values, and is not longer, however many went before. */
    @Test
    void aLaterRunIsNeitherLongerNorHandedMoreThanAnEarlierOne() {
        bed.job.withProducts(50);
        TrainingWorkflow workflow = bed.withFanOut(4, 10, 5).start();
        TrainingTestBed.resultOf(workflow);

        List<WorkflowExecutionHistory> runs = bed.runs();
        assertThat(runs).hasSizeGreaterThanOrEqualTo(5);
        WorkflowExecutionHistory second = runs.get(1);
        assertThat(runs.subList(2, runs.size())).allSatisfy(run -> {
            assertThat(run.getEvents()).hasSizeLessThan(second.getEvents().size() + 30);
            assertThat(input(run)).isCloseTo(input(second), within(20));
        });
    }

    private static int input(WorkflowExecutionHistory run) {
        return run.getEvents()
                .get(0)
                .getWorkflowExecutionStartedEventAttributes()
                .getInput()
                .getSerializedSize();
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

        TrainingProgress first = workflow.progress();
        assertThat(first.counts()).isEqualTo(new ProductCounts(4, 1, 0, 0));
        assertThat(first.percentage()).isEqualTo(25);
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
    void progressIsSavedAtMostEveryTwoSeconds() {
        bed.job.withProducts(30);
        long start = bed.environment.currentTimeMillis();

        bed.run();

        long seconds = (bed.environment.currentTimeMillis() - start) / 1000;
        assertThat(bed.job.saved).hasSizeBetween(1, (int) (seconds / 2 + 2));
    }

    @Test
    void progressThatCannotBeSavedHoldsNothingUp() {
        bed.job.withProducts(3);
        bed.job.failuresOfSave.set(Integer.MAX_VALUE);

        assertThat(bed.run().counts().completed()).isEqualTo(3);
    }
}
