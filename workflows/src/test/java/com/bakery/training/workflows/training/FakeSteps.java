package com.bakery.training.workflows.training;

import com.bakery.training.workflows.FailureType;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The six steps without any computation, writing their outcome into a {@link FakeJob}. */
final class FakeSteps
        implements CollectionActivities,
                FeatureActivities,
                FittingActivities,
                ValidationActivities,
                StorageActivities,
                RegistrationActivities {
    private static final ArtifactReference FILE = new ArtifactReference("staged/job/file.json", "cd".repeat(32), 34);

    final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<FailureRecord> failures = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<RegisterInput> registered = new ConcurrentLinkedQueue<>();
    final CountDownLatch fitting = new CountDownLatch(1);
    final AtomicInteger stopped = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final Map<String, RuntimeException> refusals = new ConcurrentHashMap<>();
    private final Map<String, Integer> transientFailures = new ConcurrentHashMap<>();
    private final FakeJob job;
    volatile boolean endless;
    volatile Duration timeOfAFit = Duration.ZERO;
    volatile boolean deaf;
    volatile boolean refusesToRecord;

    FakeSteps(FakeJob job) {
        this.job = job;
    }

    /** Lets a step of a product fail for good. */
    FakeSteps refusing(String step, String product, FailureType type, String message) {
        refusals.put(step + " " + product, ApplicationFailure.newNonRetryableFailure(message, type.typeName()));
        return this;
    }

    /** Lets a step of a product fail the first {@code times} times. */
    FakeSteps stumbling(String step, String product, int times) {
        transientFailures.put(step + " " + product, times);
        return this;
    }

    @Override
    public CollectedData collect(ProductTrainingInput product) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        call("collect", product);
        return new CollectedData(FILE, 400, LocalDate.of(2025, 1, 1), LocalDate.of(2026, 2, 4));
    }

    @Override
    public EngineeredFeatures engineerFeatures(FeatureInput input) {
        call("engineerFeatures", input.product());
        return new EngineeredFeatures(FILE, 24);
    }

    @Override
    public FittedCandidate fit(FitInput input) {
        call("fit", input.product());
        fitting.countDown();
        long end = System.nanoTime() + timeOfAFit.toNanos();
        while (endless || System.nanoTime() < end) {
            heartbeat();
        }
        return new FittedCandidate(FILE, 1_200);
    }

    @Override
    public ValidatedCandidate validate(ValidateInput input) {
        call("validate", input.product());
        return new ValidatedCandidate(FILE, 8, 0.18, 0.25, 800, null);
    }

    @Override
    public StoredModel store(StoreInput input) {
        call("store", input.product());
        return new StoredModel(FILE, FILE, "20261123_120000", "ef".repeat(32), List.of());
    }

    @Override
    public RegisteredModel register(RegisterInput input) {
        call("register", input.product());
        ended(input.product().productId(), ProductOutcome.COMPLETED);
        registered.add(input);
        return new RegisteredModel(input.stored().modelVersion(), true);
    }

    @Override
    public void recordFailure(FailureRecord failure) {
        if (refusesToRecord && failure.step() != TrainingStep.WAITING) {
            throw ApplicationFailure.newNonRetryableFailure("disk full", "SomebodyElsesError");
        }
        ended(failure.product().productId(), ProductOutcome.FAILED);
        failures.add(failure);
    }

    private void ended(UUID product, ProductOutcome outcome) {
        atOnce.decrementAndGet();
        job.rows.put(product, outcome);
    }

    private void call(String step, ProductTrainingInput product) {
        String call = step + " " + product.productName();
        calls.add(call);
        RuntimeException refusal = refusals.get(call);
        if (refusal != null) {
            throw refusal;
        }
        if (transientFailures.merge(call, -1, Integer::sum) >= 0) {
            throw new IllegalStateException("connection reset");
        }
    }

    private void heartbeat() {
        try {
            if (!deaf) {
                Activity.getExecutionContext().heartbeat("fitting");
            }
            Thread.sleep(20);
        } catch (ActivityCompletionException cancelled) {
            stopped.incrementAndGet();
            throw cancelled;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
