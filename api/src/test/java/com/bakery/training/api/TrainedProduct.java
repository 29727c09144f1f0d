package com.bakery.training.api;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.ProductPipeline;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.data.DataRules;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RawSales;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.model.ProductModel;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactKeys;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.Gzip;
import com.bakery.training.registry.artifact.StoredArtifact;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.model.Lineage;
import com.bakery.training.registry.model.ModelArtifact;
import com.bakery.training.registry.model.ModelMetrics;
import com.bakery.training.registry.model.Registered;
import com.bakery.training.registry.model.Registration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A product with a real model: trained by the pipeline, stored and registered as the workers do it. */
public final class TrainedProduct {
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    static final int DAYS = 120;

    private TrainedProduct() {}

    /** Registers a version of the product in a running job; the same series each time. */
    public static Registered register(
            TestRegistry registry, ArtifactStore store, JobRun run, UUID productId, String name) {
        ProductModel model = train(productId, name);
        String version = registry.models.reserveVersion(run, productId);
        String key = ArtifactKeys.model(run.tenantId(), productId, version, true);
        StoredArtifact file = store.write(key, Gzip.compress(ForecastCodec.write(model)));
        ModelArtifact artifact = new ModelArtifact(ModelArtifact.MODEL_FILE, key, file.bytes(), file.sha256());
        return registry.models.register(registration(run, productId, name, version, model, artifact));
    }

    private static Registration registration(
            JobRun run, UUID productId, String name, String version, ProductModel model, ModelArtifact file) {
        return new Registration(
                run,
                productId,
                name,
                version,
                model.algorithm(),
                model.algorithm(),
                Map.of("interval_width", 0.95),
                3,
                model.dataPoints(),
                file.sha256(),
                file.sha256(),
                model.dataFrom(),
                model.dataTo(),
                model.engine(),
                1,
                metrics(),
                new Lineage(Map.of("horizon", 28), Map.of("country", "ES"), "0123abc"),
                null,
                List.of(file),
                List.of(),
                true);
    }

    private static ModelMetrics metrics() {
        return new ModelMetrics(
                1.5,
                2.5,
                0.8,
                12.0,
                88.0,
                0.11,
                0.1,
                0.12,
                0.7,
                -0.2,
                0.94,
                112,
                4,
                0.2,
                Map.of(
                        "weights_week", Map.of("ets", 1),
                        "weights_month", Map.of("ets", 0.75, "tsb", 0.25),
                        "profile", Map.of("series_class", "smooth", "sale_days", DAYS, "forecastability", 0.9),
                        "notes", List.of("a member failed")));
    }

    private static ProductModel train(UUID productId, String name) {
        List<RawSales> sales = IntStream.range(0, DAYS)
                .mapToObj(day -> new RawSales(FIRST_DAY.plusDays(day), 20 + 5 * (day % 7) + 37 * day % 11))
                .toList();
        ProductData data = DataRules.apply(productId.toString(), name, sales, sales, List.of(), List.of(), 30);
        return new ProductPipeline().train(data, PipelineOptions.DEFAULT, null, TrainingMonitor.NONE);
    }
}
