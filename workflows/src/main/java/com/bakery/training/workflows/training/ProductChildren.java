package com.bakery.training.workflows.training;

import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.SearchAttributes;
import com.bakery.training.workflows.TaskQueues;
import com.bakery.training.workflows.WorkflowIds;
import com.bakery.training.workflows.training.JobActivities.PlannedProduct;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Starts the child workflows of one run of a job, one per product. */
final class ProductChildren {
    private static final Logger log = Workflow.getLogger(ProductChildren.class);

    private final TrainingInput job;
    private final @Nullable ArtifactReference pooled;
    private final CancellationScope scope;

    /** @param scope the scope whose cancellation stops the children */
    ProductChildren(TrainingInput job, @Nullable ArtifactReference pooled, CancellationScope scope) {
        this.job = job;
        this.pooled = pooled;
        this.scope = scope;
    }

    /** How the product ended; fails if the child was stopped with the job, or if not even its failure could be recorded. */
    Promise<ProductOutcome> train(PlannedProduct planned) {
        ProductTrainingInput product = new ProductTrainingInput(
                job.tenantId(), job.jobId(), job.run(), planned.productId(), planned.productName(), pooled);
        ProductTrainingWorkflow child = Workflow.newChildWorkflowStub(ProductTrainingWorkflow.class, options(product));
        return Async.function(child::train, product)
                .handle((result, failure) ->
                        failure == null ? Workflow.newPromise(result.outcome()) : broken(product, failure))
                .thenCompose(outcome -> Objects.requireNonNull(outcome));
    }

    /** A child that broke instead of returning a result: lost to an operator or to a defect. Its product has failed. */
    private Promise<ProductOutcome> broken(ProductTrainingInput product, RuntimeException failure) {
        if (scope.isCancelRequested()) {
            return Workflow.newFailedPromise(failure);
        }
        FailureReason reason = FailureReason.of(failure);
        log.warn("Training of product {} broke: {}", product.productId(), reason.message());
        RegistrationActivities registration = Workflow.newActivityStub(
                RegistrationActivities.class,
                TrainingActivityOptions.registration(Story.shortened(product.productName())));
        return Async.procedure(
                        registration::recordFailure,
                        new RegistrationActivities.FailureRecord(
                                product, TrainingStep.WAITING, FailureType.UNEXPECTED, reason.message()))
                .thenApply(recorded -> ProductOutcome.FAILED);
    }

    /**
     * Ordinary children: the parent's cancellation reaches them and waits until they have stopped. Should the parent close
     * without cancelling (terminated by an operator), the server asks them to stop.
     */
    private ChildWorkflowOptions options(ProductTrainingInput product) {
        ChildWorkflowOptions.Builder options = ChildWorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.product(product.jobId(), product.run(), product.productId()))
                .setTaskQueue(TaskQueues.TRAINING)
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
                .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setStaticSummary(Story.shortened(product.productName()));
        if (SearchAttributes.carried()) {
            options.setTypedSearchAttributes(
                    SearchAttributes.of(product.tenantId(), product.jobId(), product.productId()));
        }
        return options.build();
    }
}
