package com.bakery.training.worker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the worker process; the environment variable of each stands in {@code worker.yml}.
 *
 * @param maxConcurrentJobs jobs running at the same time, over all workers
 * @param maxParallelProducts products of one job in training at the same time, which is also how many processors it can take; 0 means
 *     four per fit this process does at the same time, at least sixteen
 * @param maxTrainingTime a job that runs longer fails
 * @param minTrainingDataDays days with sales a product needs
 * @param autoDeployment false keeps new versions as challengers
 * @param modelStoragePath folder of models and staged data sets, shared by the fleet
 * @param modelCompression gzips model files
 * @param trainingSlots short activities at the same time in this process; below the size of the connection pool
 * @param fittingSlots fits at the same time in this process; 0 means one per processor
 * @param startupTimeout how long the process waits for a Temporal server that is not there yet
 */
@Validated
@ConfigurationProperties("training.worker")
public record WorkerProperties(
        @Min(1) @Max(1000) int maxConcurrentJobs,
        @Min(0) @Max(500) int maxParallelProducts,
        Duration maxTrainingTime,
        @Min(1) @Max(3650) int minTrainingDataDays,
        boolean autoDeployment,
        @NotBlank String modelStoragePath,
        boolean modelCompression,
        @Min(1) @Max(1000) int trainingSlots,
        @Min(0) @Max(1024) int fittingSlots,
        Duration startupTimeout,
        @Valid Prophet prophet) {

    /** Enough that the fits never wait for a product's short steps; more only stand in other jobs' way. */
    private static final int PRODUCTS_PER_SLOT = 4;

    private static final int LEAST_PRODUCTS = 16;
    private static final int MOST_PRODUCTS = 500;

    /** A year: behind it a deadline is a slip of the keyboard, and before long no date the database can hold. */
    private static final Duration LONGEST = Duration.ofDays(365);

    /** Settings of the Prophet member, with the old service's names and defaults. */
    public record Prophet(
            boolean dailySeasonality,
            boolean weeklySeasonality,
            boolean yearlySeasonality,
            boolean strict,
            @DecimalMin("0.01") @DecimalMax("0.999") double intervalWidth,
            @DecimalMin("0.0001") @DecimalMax("10") double changepointPriorScale) {}

    public WorkerProperties {
        if (maxTrainingTime.isNegative() || maxTrainingTime.isZero() || maxTrainingTime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("MAX_TRAINING_TIME_MINUTES must lie in 1.." + LONGEST.toMinutes()
                    + ", not " + maxTrainingTime.toMinutes());
        }
    }

    /** Products of one job in training at the same time, 1..500. */
    public int effectiveParallelProducts() {
        int roomy = Math.max(LEAST_PRODUCTS, PRODUCTS_PER_SLOT * effectiveFittingSlots());
        return maxParallelProducts > 0 ? maxParallelProducts : Math.min(roomy, MOST_PRODUCTS);
    }

    /** Fits at the same time in this process, at least one. */
    public int effectiveFittingSlots() {
        return fittingSlots > 0 ? fittingSlots : Runtime.getRuntime().availableProcessors();
    }
}
