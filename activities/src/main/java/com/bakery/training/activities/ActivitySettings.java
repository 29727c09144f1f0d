package com.bakery.training.activities;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.training.workflows.training.FanOut;
import java.time.Duration;

/**
 * What the environment says about training.
 *
 * @param maxConcurrentJobs over all workers and tenants
 * @param maxTrainingTime from the admission of a run to its deadline
 * @param autoDeployment false keeps new versions as challengers
 * @param compression gzips model files
 * @param options under which products are trained, before a job's own
 */
public record ActivitySettings(
        int maxConcurrentJobs,
        Duration maxTrainingTime,
        boolean autoDeployment,
        boolean compression,
        PipelineOptions options,
        FanOut fanOut) {}
