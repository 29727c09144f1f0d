package com.bakery.training.activities.support;

import com.bakery.training.registry.job.ProductTrainings;
import com.bakery.training.registry.log.TrainingLog;
import com.bakery.training.workflows.training.ProductTrainingInput;
import com.bakery.training.workflows.training.TrainingStep;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a step: says that the product is in it, does it, logs what it did and how long it took. */
public final class Steps {
    private static final Logger logger = LoggerFactory.getLogger(Steps.class);

    private final ProductTrainings trainings;
    private final TrainingLog log;
    private final Debugging debugging;

    /** Steps that nobody looks closer at. */
    public Steps(ProductTrainings trainings, TrainingLog log) {
        this(trainings, log, Debugging.OFF);
    }

    public Steps(ProductTrainings trainings, TrainingLog log, Debugging debugging) {
        this.trainings = trainings;
        this.log = log;
        this.debugging = debugging;
    }

    /**
     * The result of the step.
     *
     * @param said what the step did, in words, from its result
     * @throws io.temporal.failure.ApplicationFailure not retried, by type; {@code JobNotRunningError} if the job was stopped
     *     or has ended
     */
    public <T> T run(
            ProductTrainingInput product, TrainingStep step, Function<StepLog, T> work, Function<T, String> said) {
        return Failures.typed(() -> {
            trainings.startStep(Runs.of(product), product.productId(), step.label());
            StepLog lines = new StepLog(product, step, debugging);
            long start = System.nanoTime();
            T result = work.apply(lines);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            String message = said.apply(result);
            lines.done(message, millis);
            logger.debug("{} of {} took {} ms: {}", step.label(), product.productName(), millis, message);
            log.append(product.tenantId(), lines.lines());
            return result;
        });
    }
}
