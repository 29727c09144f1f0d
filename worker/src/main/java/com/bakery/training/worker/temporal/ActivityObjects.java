package com.bakery.training.worker.temporal;

import com.bakery.training.workflows.queue.QueueActivities;
import com.bakery.training.workflows.schedule.ScheduleActivities;
import com.bakery.training.workflows.training.CollectionActivities;
import com.bakery.training.workflows.training.ExternalActivities;
import com.bakery.training.workflows.training.FeatureActivities;
import com.bakery.training.workflows.training.FittingActivities;
import com.bakery.training.workflows.training.JobActivities;
import com.bakery.training.workflows.training.PooledActivities;
import com.bakery.training.workflows.training.RegistrationActivities;
import com.bakery.training.workflows.training.StorageActivities;
import com.bakery.training.workflows.training.ValidationActivities;

/** The activity implementations that this process runs; each is thread-safe. */
public record ActivityObjects(
        CollectionActivities collection,
        FeatureActivities features,
        PooledActivities pooled,
        FittingActivities fitting,
        ValidationActivities validation,
        StorageActivities storage,
        RegistrationActivities registration,
        JobActivities jobs,
        QueueActivities queue,
        ScheduleActivities schedules,
        ExternalActivities external) {}
