package com.bakery.training.registry;

import com.bakery.training.registry.external.ExternalFetches;
import com.bakery.training.registry.job.Failure;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobOrigin;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.NewJob;
import com.bakery.training.registry.job.ProductFailure;
import com.bakery.training.registry.live.LiveDay;
import com.bakery.training.registry.model.Registered;
import com.bakery.training.registry.model.Registrations;
import com.bakery.training.registry.sales.CalendarDay;
import com.bakery.training.registry.sales.RegressorValue;
import com.bakery.training.registry.schedule.ScheduleSettings;
import com.bakery.training.registry.settings.TenantSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A tenant with a row in every table that has one: what is tried on all tables starts from it, and a new table needs a line here. */
public final class FurnishedTenant {
    private FurnishedTenant() {}

    /**
     * What stands in the tables.
     *
     * @param run of the job that was completed
     * @param baguette the product it trained
     * @param version of the model it registered
     */
    public record Furnished(JobRun run, UUID baguette, String version) {}

    /** Fills every table but those of the whole platform. */
    public static Furnished in(TestRegistry registry, UUID tenant) {
        LocalDate day = TestRegistry.FIRST_DAY;
        UUID croissant = registry.product(tenant, "Croissant", 3, 40);
        UUID baguette = registry.product(tenant, "Baguette", 5, 40);
        registry.regressors.upsert(tenant, List.of(new RegressorValue("temperature", day, 21.5)));
        registry.calendar.replace(tenant, List.of(day), List.of(new CalendarDay(day, "Año Nuevo")));
        registry.settings.save(tenant, new TenantSettings("ES", "MD", 40.42, -3.7, "Madrid", "Europe/Madrid"));
        registry.fetches.remember(tenant, "sales", new ExternalFetches.Fetched(day, day, Instant.EPOCH));
        registry.schedules.save(tenant, ScheduleSettings.allProducts("0 3 * * 1", "Europe/Madrid"), Instant.EPOCH);
        registry.buckets.replace(tenant, "starts", null, new byte[] {1});
        registry.leases.take(tenant, UUID.randomUUID(), 1, Duration.ofHours(1));
        JobRun run = registry.runningJob(tenant);
        Registered version = registry.models.register(
                Registrations.of(registry, run, baguette).build());
        registry.aliases.replace(tenant, version.modelId(), List.of("stable"), "admin");
        registry.liveScores.write(
                tenant, registry.liveScores.models(tenant).get(0), day, day, List.of(new LiveDay(day, 5, 4)));
        Failure failure = new Failure("InsufficientDataError", "too short", "Collect more", "medium");
        registry.trainings.fail(run, new ProductFailure(croissant, "Croissant", "collect", failure));
        registry.runs.finish(run, JobEnd.completed());
        NewJob.Idempotency key = new NewJob.Idempotency("key", "hash");
        registry.intake.insert(new NewJob(tenant, null, null, 0, false, null, null, JobOrigin.REQUEST, key, null));
        registry.intake.insert(new NewJob(tenant, null, null, 0, false, null, null, JobOrigin.EVENT, null, "event"));
        return new Furnished(run, baguette, version.modelVersion());
    }
}
