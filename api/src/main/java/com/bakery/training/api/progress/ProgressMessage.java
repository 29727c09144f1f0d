package com.bakery.training.api.progress;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a watcher of a job receives, exactly as clients of the old service read it. */
record ProgressMessage(String type, UUID jobId, Progress progress, Instant timestamp) {

    /** Kinds of messages; all but the first are the last one of a job. */
    enum Type {
        TRAINING_PROGRESS,
        TRAINING_COMPLETED,
        TRAINING_FAILED,
        TRAINING_CANCELLED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param percentage 0..100; 100 only when the job is completed
     * @param productsCompleted trained and skipped, not the failed
     * @param estimatedTimeRemaining seconds; null while nobody can know
     */
    record Progress(
            int percentage,
            @Nullable String currentStep,
            int productsCompleted,
            int productsTotal,
            @Nullable Long estimatedTimeRemaining,
            @Nullable Instant startedAt) {

        /** This progress with a percentage of at least {@code floor}. */
        Progress atLeast(int floor) {
            return percentage >= floor
                    ? this
                    : new Progress(
                            floor, currentStep, productsCompleted, productsTotal, estimatedTimeRemaining, startedAt);
        }
    }

    static ProgressMessage of(Type type, UUID jobId, Progress progress, Instant now) {
        return new ProgressMessage(type.label(), jobId, progress, now);
    }

    /** No other message follows for this job. */
    boolean last() {
        return !type.equals(Type.TRAINING_PROGRESS.label());
    }

    /** Whether a client would learn the same from both. */
    boolean saysSameAs(@Nullable ProgressMessage other) {
        return other != null && type.equals(other.type) && progress.equals(other.progress);
    }

    /** This message as said now, its percentage not below {@code floor}. */
    ProgressMessage at(Instant now, int floor) {
        return new ProgressMessage(type, jobId, progress.atLeast(floor), now);
    }
}
