package com.bakery.training.workflows.training;

import com.bakery.training.workflows.training.TrainingInput.Continuation;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a job is: what {@link TrainingWorkflow#progress()} answers from the first instant. */
final class JobProgress {
    private static final int ALMOST_DONE = 99;

    private final Instant startedAt;
    private ProductCounts counts;
    private String step = "Starting";
    private int percentage;
    private Pace pace;
    private @Nullable JobOutcome outcome;

    JobProgress(TrainingInput job) {
        Continuation earlier = job.continuation();
        startedAt = job.startedAt();
        counts = job.counts();
        percentage = earlier == null ? 0 : earlier.percentage();
        pace = earlier == null ? new Pace(now(), 0) : new Pace(earlier.trainingSince(), earlier.trained());
        raise();
    }

    /** A new phase, in words for people. */
    void enter(String phase) {
        step = phase;
    }

    /** The rows were written: progress counts from what they say. */
    void planned(ProductCounts rows) {
        counts = rows;
        raise();
    }

    /** Products are about to be trained. */
    void training() {
        if (pace.trained() == 0) {
            pace = new Pace(now(), 0);
        }
        describe();
    }

    /**
     * A page was read. Skips are made by pages alone, so theirs are always right; the rows of the others may be ahead of
     * what this workflow has heard of while children are open.
     */
    void page(ProductCounts rows, boolean childrenOpen) {
        counts = childrenOpen
                ? new ProductCounts(rows.total(), counts.completed(), rows.skipped(), counts.failed())
                : rows;
        raise();
        describe();
    }

    /** One more product has ended. */
    void ended(ProductOutcome product) {
        counts = counts.plus(product);
        pace = pace.withOneMore();
        raise();
        describe();
    }

    /** The job has ended. */
    void closed(JobOutcome end, String words) {
        outcome = end;
        step = words;
        percentage = end == JobOutcome.COMPLETED ? 100 : percentage;
    }

    ProductCounts counts() {
        return counts;
    }

    TrainingProgress snapshot() {
        Long seconds = outcome == null ? pace.secondsFor(counts.total() - counts.ended(), now()) : Long.valueOf(0);
        return new TrainingProgress(percentage, step, counts, seconds, startedAt, outcome);
    }

    Continuation continuation(int afterRank, @Nullable ArtifactReference pooled) {
        return new Continuation(afterRank, pooled, percentage, pace.since(), pace.trained());
    }

    private void describe() {
        step = "Training products: " + counts.ended() + " of " + counts.total() + " done";
    }

    private void raise() {
        int reached = counts.total() == 0 ? 0 : (int) (100L * counts.ended() / counts.total());
        percentage = Math.max(percentage, Math.min(reached, ALMOST_DONE));
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
