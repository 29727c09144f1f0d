package com.bakery.training.worker;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import com.bakery.training.worker.temporal.ActivityObjects;
import com.bakery.training.workflows.queue.QueueActivities;
import com.bakery.training.workflows.schedule.ScheduleActivities;
import com.bakery.training.workflows.training.ArtifactReference;
import com.bakery.training.workflows.training.CollectionActivities;
import com.bakery.training.workflows.training.ExternalActivities;
import com.bakery.training.workflows.training.FeatureActivities;
import com.bakery.training.workflows.training.FittingActivities;
import com.bakery.training.workflows.training.JobActivities;
import com.bakery.training.workflows.training.PooledActivities;
import com.bakery.training.workflows.training.ProductCounts;
import com.bakery.training.workflows.training.RegistrationActivities;
import com.bakery.training.workflows.training.StorageActivities;
import com.bakery.training.workflows.training.ValidationActivities;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Activities that train one product without computing anything. */
public final class FakeActivities {
    private static final ArtifactReference FILE = new ArtifactReference("staged/file", "ab".repeat(32), 1);
    private static final String VERSION = "20260101_000000";

    private FakeActivities() {}

    public static ActivityObjects create() {
        return fittingBy(fitting());
    }

    /** The same, but for the fits. */
    public static ActivityObjects fittingBy(FittingActivities fitting) {
        return new ActivityObjects(
                collection(),
                features(),
                fake(PooledActivities.class),
                fitting,
                validation(),
                storage(),
                registration(),
                jobs(),
                fake(QueueActivities.class),
                fake(ScheduleActivities.class),
                fake(ExternalActivities.class));
    }

    private static JobActivities jobs() {
        JobActivities jobs = fake(JobActivities.class);
        var product = new JobActivities.PlannedProduct(UUID.randomUUID(), "Baguette", 1);
        ProductCounts one = new ProductCounts(1, 0, 0, 0);
        when(jobs.plan(any())).thenReturn(one);
        when(jobs.nextPage(any())).thenReturn(new JobActivities.ProductPage(List.of(product), one, 1, true));
        return jobs;
    }

    private static CollectionActivities collection() {
        CollectionActivities collection = fake(CollectionActivities.class);
        LocalDate day = LocalDate.of(2026, 1, 1);
        when(collection.collect(any())).thenReturn(new CollectionActivities.CollectedData(FILE, 40, day, day));
        return collection;
    }

    private static FeatureActivities features() {
        FeatureActivities features = fake(FeatureActivities.class);
        when(features.engineerFeatures(any())).thenReturn(new FeatureActivities.EngineeredFeatures(FILE, 24));
        return features;
    }

    private static FittingActivities fitting() {
        FittingActivities fitting = fake(FittingActivities.class);
        when(fitting.fit(any())).thenReturn(new FittingActivities.FittedCandidate(FILE, 1));
        return fitting;
    }

    private static ValidationActivities validation() {
        ValidationActivities validation = fake(ValidationActivities.class);
        when(validation.validate(any()))
                .thenReturn(new ValidationActivities.ValidatedCandidate(FILE, 8, 0.2, 0.3, 1, null));
        return validation;
    }

    private static StorageActivities storage() {
        StorageActivities storage = fake(StorageActivities.class);
        when(storage.store(any())).thenReturn(new StorageActivities.StoredModel(FILE, FILE, VERSION, "ab", List.of()));
        return storage;
    }

    private static RegistrationActivities registration() {
        RegistrationActivities registration = fake(RegistrationActivities.class);
        when(registration.register(any())).thenReturn(new RegistrationActivities.RegisteredModel(VERSION, true));
        return registration;
    }

    /** A mock carries its interface's annotations along, and Temporal refuses annotated classes. */
    private static <T> T fake(Class<T> type) {
        return mock(type, withSettings().withoutAnnotations());
    }
}
