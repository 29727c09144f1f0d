package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.Checksums;
import com.bakery.training.registry.artifact.Corruptions;
import com.bakery.training.registry.artifact.Gzip;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.model.FileDamage.Affected;
import com.bakery.training.registry.model.ModelArtifact;
import com.bakery.training.registry.model.Registered;
import com.bakery.training.registry.model.StoredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real model whose file is damaged in every way we know: no forecast is drawn from any of them. */
class DamagedModelIT {
    private static final int FILES = 1_000;

    @TempDir
    private static Path folder;

    private static RegistryDatabase database;
    private static ApiProcess api;

    private final UUID tenant = UUID.randomUUID();
    private final TestRegistry registry = database.registry();
    private final Http viewer = api.as(tenant, "viewer");
    private final Http admin = api.as(tenant, "admin");

    @BeforeAll
    static void start() {
        database = RegistryDatabase.open();
        api = ApiProcess.start(
                database,
                Map.of(
                        "MODEL_STORAGE_PATH",
                        folder.toString(),
                        "logging.level.com.bakery.training.api.problem",
                        "OFF"));
    }

    @AfterAll
    static void stop() {
        api.close();
        database.close();
    }

    @Test
    void aThousandDamagedFilesAreNeverServedAndTheGoodOneIs() throws IOException {
        ModelArtifact file = file(train("Bagel"));
        Path path = folder.resolve(file.key());
        byte[] good = Files.readAllBytes(path);
        UUID model = registry.modelRows
                .deployed(tenant, productId("Bagel"))
                .orElseThrow()
                .id();

        int served = 0;
        for (byte[] damaged : Corruptions.of(good, FILES)) {
            Files.write(path, damaged);
            served += viewer.get(forecastOf(model)).status() == 500 ? 0 : 1;
            forget(); // else the mark of the first one keeps the others from being read
        }

        assertThat(served).isZero();
        Files.write(path, good);
        assertThat(viewer.get(forecastOf(model)).status()).isEqualTo(200);
    }

    /** Whoever can write rows too cannot make the service read beyond its limits, or take a file for a model that is none. */
    @Test
    void aBombAndGarbageAreRefusedThoughTheirChecksumsFit() throws IOException {
        ModelArtifact file = file(train("Roll"));
        UUID model = registry.modelRows
                .deployed(tenant, productId("Roll"))
                .orElseThrow()
                .id();
        byte[] good = Files.readAllBytes(folder.resolve(file.key()));
        byte[] json = Gzip.content("x", good, 1 << 28);
        byte[] cut = Gzip.compress(Arrays.copyOf(json, json.length / 2));
        for (byte[] hostile :
                List.of(Corruptions.bomb(), cut, Gzip.compress("{}".getBytes(StandardCharsets.UTF_8)), new byte[0])) {
            Files.write(folder.resolve(file.key()), hostile);
            database.superuser()
                    .sql("UPDATE model_artifacts SET checksum = :checksum WHERE model_id = :model")
                    .params(Map.of("checksum", Checksums.sha256(hostile), "model", model))
                    .update();
            assertThat(viewer.get(forecastOf(model)).status()).isEqualTo(500);
            forget();
        }
    }

    private static void forget() {
        database.superuser()
                .sql("UPDATE trained_models SET damage = NULL WHERE damage IS NOT NULL")
                .update();
    }

    /** The caller who finds it is the first to know; what is served instead is the worker's business. */
    @Test
    void damageFoundByAForecastIsSeenByAllAndDecidesNothing() throws IOException {
        UUID first = train("Pretzel").modelId();
        Registered second = train("Pretzel");
        flip(file(second));
        String model = Shop.ROOT + "/models/" + second.modelId();

        assertThat(viewer.get(forecastOf(second.modelId())).status()).isEqualTo(500);

        assertThat(viewer.get(model).json().get("damage").asString()).isEqualTo("corrupt");
        assertThat(viewer.get(model).json().get("is_deployed").asBoolean()).isTrue();
        assertThat(viewer.get(forecastOf(first)).status()).isEqualTo(200);
        assertThat(viewer.get(forecastOf(second.modelId())).status()).isEqualTo(500);
        assertThat(admin.get(Shop.ROOT + "/audit?action=model.damaged").json().get("items"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.get("actor").asString()).isEqualTo("reader");
                    assertThat(entry.at("/details/model_version").asString()).isEqualTo(second.modelVersion());
                });
        assertThat(registry.files.due(Instant.EPOCH, 1_000))
                .as("the scrub looks at it next")
                .anyMatch(stored -> stored.modelId().equals(second.modelId()));
    }

    @Test
    void whatIsDeployedOrRolledBackToIsReadBeforeThoughItIsInMemory() throws IOException {
        Registered first = train("Donut");
        Registered second = train("Donut");
        assertThat(viewer.get(forecastOf(first.modelId())).status()).isEqualTo(200);
        flip(file(first));

        Http.Answer back = admin.send("POST", Shop.ROOT + "/products/" + productId("Donut") + "/rollback", null, null);
        assertThat(back.status()).isEqualTo(409);
        assertThat(back.body()).contains("damaged", first.modelId().toString());
        forget();
        Http.Answer deployed = admin.send("POST", Shop.ROOT + "/models/" + first.modelId() + "/deploy", null, null);
        assertThat(deployed.status()).isEqualTo(409);

        assertThat(registry.modelRows
                        .deployed(tenant, productId("Donut"))
                        .orElseThrow()
                        .id())
                .isEqualTo(second.modelId());
    }

    private static void flip(ModelArtifact file) throws IOException {
        Path path = folder.resolve(file.key());
        byte[] content = Files.readAllBytes(path);
        content[content.length / 2] ^= 1;
        Files.write(path, content);
    }

    @Test
    void aVersionTheScrubMarkedIsNeitherServedFromMemoryNorDeployed() {
        UUID first = train("Bun").modelId();
        UUID second = train("Bun").modelId();
        assertThat(viewer.get(forecastOf(first)).status()).isEqualTo(200);
        StoredFile file = registry.files.due(Instant.now().plusSeconds(60), 100).stream()
                .filter(stored -> stored.modelId().equals(first))
                .findFirst()
                .orElseThrow();

        List<Affected> marked = registry.damage.mark(file, "corrupt");

        assertThat(marked).extracting(Affected::modelId).contains(first).doesNotContain(second);
        assertThat(viewer.get(forecastOf(first)).status()).isEqualTo(500);
        assertThat(viewer.get(forecastOf(second)).status()).isEqualTo(200);
        assertThat(viewer.get(Shop.ROOT + "/models/" + first)
                        .json()
                        .get("damage")
                        .asString())
                .isEqualTo("corrupt");
        Http.Answer refused = admin.send("POST", Shop.ROOT + "/models/" + first + "/deploy", null, null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("damaged", first.toString());
    }

    private UUID productId(String name) {
        return registry.product(tenant, name, 20, 40);
    }

    private Registered train(String name) {
        UUID product = productId(name);
        JobRun run = registry.runningJob(tenant);
        Registered registered =
                TrainedProduct.register(registry, api.bean("artifactStore", ArtifactStore.class), run, product, name);
        registry.runs.finish(run, JobEnd.completed());
        return registered;
    }

    private ModelArtifact file(Registered registered) {
        return registry.modelRows.artifacts(tenant, registered.modelId()).get(0);
    }

    private static String forecastOf(UUID model) {
        return Shop.ROOT + "/models/" + model + "/forecast";
    }
}
