package com.bakery.training.workflows.training;

import com.bakery.training.workflows.training.JobActivities.PlannedProduct;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps a bounded number of products in training. */
final class ProductWindow {
    /** Fits stop within seconds; a child that cannot hear of the stop (its worker is gone) must not keep the job open. */
    private static final Duration STOPPING = Duration.ofMinutes(1);

    private final int size;
    private final CancellationScope scope;
    private final ProductChildren children;
    private final Consumer<ProductOutcome> ended;
    private int open;
    private int started;
    private @Nullable RuntimeException broken;

    /** @param ended told of every product that ended by itself */
    ProductWindow(int size, CancellationScope scope, ProductChildren children, Consumer<ProductOutcome> ended) {
        this.size = size;
        this.scope = scope;
        this.children = children;
        this.ended = ended;
    }

    /** Starts the product as soon as there is room. */
    void train(PlannedProduct product) {
        awaitOpenBelow(size);
        open++;
        started++;
        children.train(product).handle(this::left);
    }

    /** Waits until every started product has ended. */
    void awaitEmpty() {
        awaitOpenBelow(1);
    }

    /** Cancels what is open and waits, for a bounded time, until it has stopped. */
    void stop() {
        scope.cancel("the job has ended");
        Workflow.newDetachedCancellationScope(() -> Workflow.await(STOPPING, () -> open == 0))
                .run();
    }

    int open() {
        return open;
    }

    /** Products started so far. */
    int started() {
        return started;
    }

    private void awaitOpenBelow(int limit) {
        Workflow.await(() -> open < limit || broken != null);
        if (broken != null) {
            throw broken;
        }
    }

    private boolean left(@Nullable ProductOutcome outcome, @Nullable RuntimeException failure) {
        open--;
        if (outcome != null) {
            ended.accept(outcome);
        } else if (!scope.isCancelRequested()) {
            broken = failure;
        }
        return failure == null;
    }
}
