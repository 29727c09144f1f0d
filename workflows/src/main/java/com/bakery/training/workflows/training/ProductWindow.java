package com.bakery.training.workflows.training;

import com.bakery.training.workflows.training.JobActivities.PlannedProduct;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps a bounded number of products in training. */
final class ProductWindow {
    /**
     * Twice as long as a fit takes to hear of the stop. A child that does not end meanwhile must not keep the job open: its worker is
     * gone, or the in-JVM server has lost its task (it does when an activity ends just as the child cancels it). The ended job lets
     * nothing be registered any more.
     */
    private static final Duration STOPPING = Duration.ofSeconds(4);

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
