package com.bakery.training.worker.activity;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.PipelineOptions.ProphetSettings;
import com.bakery.training.activities.ActivitySettings;
import com.bakery.training.worker.WorkerProperties;
import com.bakery.training.workflows.training.FanOut;

/** The environment's settings in the words of activities and pipeline. */
final class PipelineSettings {
    private PipelineSettings() {}

    static ActivitySettings of(WorkerProperties properties) {
        return new ActivitySettings(
                properties.maxConcurrentJobs(),
                properties.maxTrainingTime(),
                properties.autoDeployment(),
                properties.modelCompression(),
                options(properties),
                fanOut(properties));
    }

    private static FanOut fanOut(WorkerProperties properties) {
        return new FanOut(
                properties.effectiveParallelProducts(), FanOut.DEFAULT.childrenPerRun(), FanOut.DEFAULT.pageSize());
    }

    private static PipelineOptions options(WorkerProperties properties) {
        WorkerProperties.Prophet prophet = properties.prophet();
        ProphetSettings defaults = ProphetSettings.DEFAULT;
        return new PipelineOptions(
                properties.minTrainingDataDays(),
                PipelineOptions.DEFAULT.horizonDays(),
                prophet.intervalWidth(),
                PipelineOptions.DEFAULT.seed(),
                PipelineOptions.DEFAULT.tuningSeconds(),
                new ProphetSettings(
                        prophet.dailySeasonality(),
                        prophet.weeklySeasonality(),
                        prophet.yearlySeasonality(),
                        prophet.strict(),
                        prophet.changepointPriorScale(),
                        defaults.seasonalityPriorScale(),
                        defaults.holidaysPriorScale(),
                        defaults.changepoints(),
                        defaults.changepointRange()));
    }
}
