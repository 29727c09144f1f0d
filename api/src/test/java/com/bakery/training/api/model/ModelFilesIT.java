package com.bakery.training.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.training.api.ApiProperties;
import com.bakery.training.api.TrainedProduct;
import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.ArtifactStores;
import com.bakery.training.registry.artifact.MissingArtifactException;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.model.ModelNotFoundException;
import com.bakery.training.registry.model.TrainedModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is served while rows and files change under it, and how much of it stays in memory. */
class ModelFilesIT {
    @TempDir
    private static Path folder;

    private static RegistryDatabase database;
    private static ArtifactStore store;

    private final UUID tenant = UUID.randomUUID();
    private final TestRegistry registry = database.registry();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ModelFiles files = files(store, meters);

    private ModelFiles files(ArtifactStore from, MeterRegistry counted) {
        ApiProperties.ForecastCache cache = new ApiProperties.ForecastCache(1);
        ApiProperties properties = new ApiProperties("", 1, null, null, null, null, null, null, null, null, cache);
        return new ModelFiles(registry.modelRows, from, registry.damage, properties, counted);
    }

    @BeforeAll
    static void open() {
        database = RegistryDatabase.open();
        store = ArtifactStores.open(folder.toString(), name -> null);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aVersionThatIsDeletedWhileItIsReadIsNotFoundRatherThanDamaged() {
        UUID baguette = registry.product(tenant, "Baguette", 20, 40);
        TrainedModel seen = train(baguette, "Baguette");
        store.delete(seen.modelPath());
        assertThatThrownBy(() -> files.load(tenant, seen)).isInstanceOf(MissingArtifactException.class);
        assertThat(registry.modelRows.find(tenant, seen.id()).orElseThrow().damage())
                .as("other instances may see the file")
                .isNull();
        train(baguette, "Baguette");

        ModelFiles racing = files(
                whoeverReads(() -> registry.deletion.delete(tenant, seen.id(), "admin")), new SimpleMeterRegistry());
        assertThatThrownBy(() -> racing.load(tenant, seen))
                .as("between row and file")
                .isInstanceOf(ModelNotFoundException.class);
        assertThatThrownBy(() -> files.load(tenant, seen)).as("before").isInstanceOf(ModelNotFoundException.class);
    }

    /** Whatever a worker may store can be served: nothing that is intact is refused for its size. */
    @Test
    void aVersionAsLargeAsAWorkerMayStoreIsDeployable() {
        TrainedModel model = train(registry.product(tenant, "Focaccia", 20, 40), "Focaccia");
        byte[] large = new byte[ForecastCodec.MAX_BYTES];
        String checksum = store.write(model.modelPath(), large).sha256();
        database.superuser()
                .sql(
                        "UPDATE model_artifacts SET checksum = :checksum, file_size_bytes = :bytes WHERE model_id = :model")
                .params(Map.of("checksum", checksum, "bytes", large.length, "model", model.id()))
                .update();

        files.requireIntact(tenant, model);

        assertThat(registry.modelRows.find(tenant, model.id()).orElseThrow().damage())
                .isNull();
    }

    /** The store, where something happens before each call. */
    private static ArtifactStore whoeverReads(Runnable happening) {
        return (ArtifactStore) Proxy.newProxyInstance(
                ArtifactStore.class.getClassLoader(),
                new Class<?>[] {ArtifactStore.class},
                (proxy, method, arguments) -> {
                    happening.run();
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void theMemoryHoldsNoMoreModelsThanAllowed() throws InterruptedException {
        for (String name : new String[] {"Roll", "Bun", "Bagel"}) {
            TrainedModel model = train(registry.product(tenant, name, 20, 40), name);
            assertThat(files.load(tenant, model)).isNotNull();
        }

        // the least used ones make room a moment later, in another thread
        Instant giveUp = Instant.now().plus(Duration.ofSeconds(10));
        while (kept() > 1 && Instant.now().isBefore(giveUp)) {
            Thread.sleep(20);
        }
        assertThat(kept()).isEqualTo(1);
    }

    private double kept() {
        return meters.get("cache.size").tag("cache", "model_files").gauge().value();
    }

    private TrainedModel train(UUID product, String name) {
        JobRun run = registry.runningJob(tenant);
        UUID model =
                TrainedProduct.register(registry, store, run, product, name).modelId();
        registry.runs.finish(run, JobEnd.completed());
        return registry.modelRows.find(tenant, model).orElseThrow();
    }
}
