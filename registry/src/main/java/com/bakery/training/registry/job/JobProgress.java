package com.bakery.training.registry.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param percentage 0..100
 * @param currentStep one sentence for people; cut at 255 characters
 * @param estimatedCompletion null while unknown
 */
public record JobProgress(
        int percentage, String currentStep, ProductCounts counts, @Nullable Instant estimatedCompletion) {}
