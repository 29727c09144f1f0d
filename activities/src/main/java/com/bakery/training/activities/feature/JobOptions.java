package com.bakery.training.activities.feature;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.training.activities.ActivitySettings;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobRepository;
import java.util.Map;
import java.util.UUID;

/** The options in force for a job: the environment's, with the start request's on top. */
public final class JobOptions {
    private final JobRepository jobs;
    private final ActivitySettings settings;

    public JobOptions(JobRepository jobs, ActivitySettings settings) {
        this.jobs = jobs;
        this.settings = settings;
    }

    /**
     * The options of a job.
     *
     * @throws com.bakery.forecasting.TrainingRefusedException INVALID_OPTIONS naming the option
     */
    public PipelineOptions of(UUID tenantId, UUID jobId) {
        Map<String, Object> own = jobs.find(tenantId, jobId).map(Job::options).orElse(Map.of());
        return own.isEmpty() ? settings.options() : settings.options().withOverrides(own);
    }
}
