package com.bakery.training.workflows.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.WorkflowIds;
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
        bed.assertEnded(JobOutcome.COMPLETED, null);
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
            assertThat(input.product().pooled()).isEqualTo(FakePooled.FILE);
        });
    }

    @Test
    void aShopWhosePooledModelCannotBeTrainedIsTrainedWithoutIt() {
        bed.job.withProducts(2);
        bed.pooled.broken = true;

        TrainingResult result = bed.run();

        assertThat(bed.pooled.prepared.get()).isGreaterThan(1);
        assertThat(result.counts()).isEqualTo(new ProductCounts(2, 2, 0, 0));
        assertThat(bed.steps.registered)
                .hasSize(2)
                .allSatisfy(input -> assertThat(input.product().pooled()).isNull());
        bed.assertEnded(JobOutcome.COMPLETED, null);
    }

    @Test
    void whatOthersKnowIsFetchedOnceAndTheJobGoesOnWithoutIt() {
        bed.job.withProducts(2);
        bed.external.failure = "SomebodyElsesError";

        TrainingResult result = bed.run();

        assertThat(bed.external.fetched).hasValue(2);
        assertThat(result.counts()).isEqualTo(new ProductCounts(2, 2, 0, 0));
        bed.assertEnded(JobOutcome.COMPLETED, null);
    }

    @Test
    void aJobThatFindsNoSalesAnywhereFailsBeforeItPlans() {
        bed.external.failure = FailureType.NO_SALES.typeName();

        TrainingResult result = bed.run();

        assertThat(result.failure()).isEqualTo(FailureType.NO_SALES);
        assertThat(bed.job.planned).hasValue(0);
        bed.assertEnded(JobOutcome.FAILED, FailureType.NO_SALES);
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
        bed.assertEnded(JobOutcome.COMPLETED, null);
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
        bed.assertEnded(JobOutcome.FAILED, FailureType.ALL_PRODUCTS_FAILED);
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
    void aNamespaceWithoutSearchAttributesTrainsAsWell() {
        bed.job.withProducts(2);

        assertThat(bed.withoutSearchAttributes().run().counts().completed()).isEqualTo(2);
    }

    @Test
    void theRunsTellTheirStory() {
        bed.job.withProducts(1);
        bed.run();

        var parent = bed.client
                .newUntypedWorkflowStub(WorkflowIds.training(bed.job.id, 0))
                .describe();
        var child = bed.client
                .newUntypedWorkflowStub(WorkflowIds.product(bed.job.id, 0, FakeJob.id("p1")))
                .describe();

        assertThat(parent.getStaticSummary()).isEqualTo("Weekly retraining");
        assertThat(child.getStaticSummary()).isEqualTo("p1");
        assertThat(child.getTypedSearchAttributes().getUntypedValues().values())
                .contains(
                        FakeJob.TENANT.toString(),
                        bed.job.id.toString(),
                        FakeJob.id("p1").toString(),
                        "completed");
        assertThat(parent.getTypedSearchAttributes().getUntypedValues().values())
                .contains(FakeJob.TENANT.toString(), bed.job.id.toString(), "completed");
    }
}
