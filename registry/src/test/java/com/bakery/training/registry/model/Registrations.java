package com.bakery.training.registry.model;

import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Builds registrations for tests: a sound one, changed where a test looks. */
public final class Registrations {
    private final JobRun run;
    private final UUID productId;
    private final String version;
    private String recipe = "ets+prophet";
    private ModelMetrics metrics = metrics(0.20, 0.30);
    private ComparedRecipe deployedRecipe;
    private String dataHash = "d".repeat(64);
    private String algorithm = "prophet";
    private boolean autoDeployment = true;

    private Registrations(JobRun run, UUID productId, String version) {
        this.run = run;
        this.productId = productId;
        this.version = version;
    }

    /** A registration with a version reserved for it. */
    public static Registrations of(TestRegistry registry, JobRun run, UUID productId) {
        return new Registrations(run, productId, registry.models.reserveVersion(run, productId));
    }

    /** So many versions of a product, each by a job of its own that has completed. */
    public static List<Registered> completed(TestRegistry registry, UUID tenant, UUID productId, int count) {
        List<Registered> versions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JobRun run = registry.runningJob(tenant);
            versions.add(registry.models.register(of(registry, run, productId).build()));
            registry.runs.finish(run, JobEnd.completed());
        }
        return versions;
    }

    static Registrations of(JobRun run, UUID productId, String version) {
        return new Registrations(run, productId, version);
    }

    public Registrations recipe(String name) {
        this.recipe = name;
        return this;
    }

    public Registrations metrics(ModelMetrics measured) {
        this.metrics = measured;
        return this;
    }

    public Registrations comparedWith(String deployed, Double wape) {
        this.deployedRecipe = new ComparedRecipe(deployed, wape);
        return this;
    }

    public Registrations dataHash(String hash) {
        this.dataHash = hash;
        return this;
    }

    public Registrations algorithm(String name) {
        this.algorithm = name;
        return this;
    }

    public Registrations autoDeployment(boolean on) {
        this.autoDeployment = on;
        return this;
    }

    /** Metrics with these WAPEs; null is unmeasured. */
    public static ModelMetrics metrics(Double wape, Double seasonalNaiveWape) {
        return new ModelMetrics(
                12.3,
                18.7,
                0.78,
                17.5,
                82.5,
                wape,
                0.19,
                0.18,
                0.9,
                -0.4,
                0.94,
                56,
                4,
                seasonalNaiveWape,
                Map.of("weights", Map.of("prophet", 0.6, "ets", 0.4)));
    }

    /** Metrics whose mean absolute error is {@code mae}. */
    public static ModelMetrics withErrors(Double mae, Double r2, Double accuracy) {
        return new ModelMetrics(mae, 18.7, r2, 17.5, accuracy, 0.2, 0.19, 0.18, 0.9, -0.4, 0.94, 56, 4, 0.3, null);
    }

    public Registration build() {
        return new Registration(
                run,
                productId,
                "Baguette",
                version,
                algorithm,
                recipe,
                Map.of("changepoint_prior_scale", 0.05),
                7,
                40,
                "c".repeat(64),
                dataHash,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 2, 9),
                "1.0.0",
                42,
                metrics,
                new Lineage(Map.of("horizon", 28), Map.of("country", "ES"), "0123abc"),
                deployedRecipe,
                List.of(new ModelArtifact(
                        ModelArtifact.MODEL_FILE,
                        "tenant/product/model_v" + version + ".json.gz",
                        1234,
                        "a".repeat(64))),
                List.of(),
                autoDeployment);
    }
}
