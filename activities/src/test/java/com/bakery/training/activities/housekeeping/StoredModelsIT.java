package com.bakery.training.activities.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.training.activities.ActivitySettings;
import com.bakery.training.activities.TrainingSteps;
import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactEntry;
import com.bakery.training.registry.artifact.ArtifactException;
import com.bakery.training.registry.artifact.ArtifactKeys;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.ArtifactStores;
import com.bakery.training.registry.artifact.Checksums;
import com.bakery.training.registry.artifact.Corruptions;
import com.bakery.training.registry.artifact.S3Server;
import com.bakery.training.registry.audit.AuditEntry;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.model.ModelArtifact;
import com.bakery.training.registry.model.ModelDamagedException;
import com.bakery.training.registry.model.ModelRetention.Limits;
import com.bakery.training.registry.model.StoredFile;
import com.bakery.training.registry.model.TrainedModel;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.sales.SaleRow;
import com.bakery.training.workflows.training.FanOut;
import com.bakery.training.workflows.training.JobActivities;
import com.bakery.training.workflows.training.ProductTrainingInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From sales to stored models, and what becomes of them at night. */
class StoredModelsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final RecordedStorage metrics = new RecordedStorage();
    private RegistryDatabase database;
    private TestRegistry registry;
    private ArtifactStore store;
    private TrainingSteps steps;
    private UUID tenant;

    @BeforeEach
    void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
        use(ArtifactStores.open(folder.toString(), name -> null), TrainingSteps.SETTINGS);
    }

    private void use(ArtifactStore other, ActivitySettings settings) {
        if (steps != null) {
            steps.close();
        }
        store = other;
        steps = new TrainingSteps(database, store, settings);
        tenant = steps.tenant;
    }

    @AfterEach
    void close() {
        steps.close();
        database.close();
    }

    @Test
    void aJobTrainsOnAnObjectStore() {
        use(ArtifactStores.open(S3Server.newBucket() + "/bakery", S3Server.environment()), TrainingSteps.SETTINGS);
        UUID product = steps.product("Roll", 120, 1);

        TrainedModel model = trained(product);

        assertThat(model.modelPath())
                .isEqualTo(tenant + "/" + product + "/model_v" + model.modelVersion() + ".json.gz");
        assertThat(steps.forecast(model)).hasSize(28).allSatisfy(day -> assertThat(day.yhat())
                .isPositive());
        assertThat(files("model_v")).hasSize(1);
        assertThat(scrub()).isEqualTo(2);
        store.write(model.modelPath(), new byte[] {1});
        due();
        scrub();
        assertThat(metrics.counted).containsExactly("corrupt");
        jobs().forEach(job -> store.deletePrefix(ArtifactKeys.staged(job)));
        assertThat(store.list(ArtifactKeys.staged())).isEmpty();
    }

    @Test
    void withoutCompressionTheFileIsPlainJsonUnderItsName() throws IOException {
        use(
                ArtifactStores.open(folder.toString(), name -> null),
                new ActivitySettings(3, Duration.ofMinutes(30), true, false, PipelineOptions.DEFAULT, FanOut.DEFAULT));

        TrainedModel model = trained(steps.product("Roll", 60, 1));

        assertThat(model.modelPath()).endsWith(".json");
        byte[] file = Files.readAllBytes(folder.resolve(model.modelPath()));
        assertThat(file[0]).isEqualTo((byte) '{');
        assertThat(Checksums.sha256(file)).isEqualTo(model.checksum());
        assertThat(steps.forecast(model)).hasSize(28);
    }

    @Test
    void theSameModelIsStoredOnceAndStaysUntilItsLastVersionGoes() {
        UUID product = steps.product("Roll", 60, 1);
        TrainedModel first = trained(product);
        TrainedModel second = trained(product);

        assertThat(second.checksum()).isEqualTo(first.checksum());
        assertThat(second.modelPath()).as("the first one's file").isEqualTo(first.modelPath());
        assertThat(files("model_v")).containsExactly(first.modelPath());
        assertThat(files("features_v")).hasSize(1);

        retention(0, 1).run();
        assertThat(registry.modelRows.find(tenant, first.id())).isEmpty();
        assertThat(steps.forecast(deployed(product))).hasSize(28);
        assertThat(metrics.counted).containsExactly("expired 1 without bytes");

        sell(product, 1.5);
        TrainedModel third = trained(product);
        retention(0, 1).run();
        assertThat(files("model_v")).containsExactly(third.modelPath());
        assertThat(metrics.counted).endsWith("expired 1 with bytes");
    }

    @Test
    void aDamagedTwinIsNotShared() throws IOException {
        UUID product = steps.product("Roll", 60, 1);
        TrainedModel first = trained(product);
        flip(first);

        TrainedModel second = trained(product);

        assertThat(second.modelPath()).isNotEqualTo(first.modelPath());
        assertThat(model(first).damage()).as("known to all").isEqualTo("corrupt");
        assertThat(steps.forecast(second)).hasSize(28);
    }

    @Test
    void aRepeatedRegistrationSurvivesThatItsOwnCopyIsGone() {
        UUID product = steps.product("Roll", 60, 1);
        TrainedModel first = trained(product);
        ProductTrainingInput input = steps.planned(product, "Roll");

        TrainingSteps.Attempt attempt = steps.stored(input);
        assertThat(steps.register(attempt)).isEqualTo(steps.register(attempt));

        assertThat(files("model_v")).containsExactly(first.modelPath());
    }

    @Test
    void aDamagedChampionGivesWayToTheNewestIntactVersion() throws IOException {
        UUID product = steps.product("Roll", 60, 1);
        TrainedModel first = trained(product);
        sell(product, 1.5);
        TrainedModel second = trained(product);
        assertThat(deployed(product).id()).isEqualTo(second.id());
        assertThat(scrub()).isEqualTo(4);
        flip(second);
        due();

        scrub();

        assertThat(deployed(product).id()).isEqualTo(first.id());
        assertThat(deployed(product).promotion()).contains(second.modelVersion(), "damaged");
        assertThat(model(second).damage()).isEqualTo("corrupt");
        assertThat(metrics.counted).containsExactly("corrupt", "replaced");
        assertThat(audit()).startsWith("model.deployed", "model.damaged");
        assertThatThrownBy(() -> registry.models.deploy(tenant, second.id(), "chef"))
                .isInstanceOf(ModelDamagedException.class);
        assertThat(deployed(product).id()).isEqualTo(first.id());
    }

    /** The newest one was kept back: it may be worse than the naive forecast. */
    @Test
    void aDamagedChampionGivesWayToWhatWasServedBeforeNotToWhatWasKeptBack() throws IOException {
        UUID product = steps.product("Roll", 60, 1);
        TrainedModel first = trained(product);
        sell(product, 1.5);
        TrainedModel second = trained(product);
        sell(product, 0.5);
        TrainedModel kept = keptBack(trained(product), second);
        flip(second);

        scrub();

        assertThat(deployed(product).id()).isEqualTo(first.id());
        assertThat(model(kept).aliases()).doesNotContain("champion");
    }

    @Test
    void whatWasNeverDeployedTakesADamagedChampionsPlaceOnlyWhereVersionsDeployThemselves() throws IOException {
        UUID product = steps.product("Roll", 60, 1);
        TrainedModel only = trained(product);
        sell(product, 1.5);
        TrainedModel kept = keptBack(trained(product), only);
        flip(only);

        scrub(false);
        assertThat(deployed(product).id()).as("marked, left to a person").isEqualTo(only.id());
        assertThat(model(only).damage()).isEqualTo("corrupt");

        due();
        scrub(true);
        assertThat(deployed(product).id()).isEqualTo(kept.id());
    }

    /** As if the version had not been deployed by its training. */
    private TrainedModel keptBack(TrainedModel version, TrainedModel champion) {
        registry.models.deploy(tenant, champion.id(), "chef");
        database.superuser()
                .sql("UPDATE trained_models SET deployed_at = NULL WHERE id = :id")
                .param("id", version.id())
                .update();
        return version;
    }

    @Test
    void withoutAnIntactVersionTheNextJobTrainsTheProductThoughNothingChanged() throws IOException {
        UUID product = steps.product("Roll", 60, 1);
        TrainedModel only = trained(product);
        assertThat(planned()).as("unchanged, so skipped").isZero();
        Files.delete(folder.resolve(only.modelPath()));

        scrub();

        assertThat(model(only).damage()).isEqualTo("missing");
        assertThat(deployed(product).id()).as("flagged, not replaced").isEqualTo(only.id());
        assertThat(audit()).startsWith("model.damaged");
        assertThat(planned()).isEqualTo(1);
        TrainedModel next = trained(product);
        assertThat(deployed(product).id()).isEqualTo(next.id());
        assertThat(next.promotion()).isEqualTo("The file of the deployed version is damaged");
        assertThat(steps.forecast(next)).hasSize(28);
    }

    @Test
    void aFileThatIsBackIsServedAgain() throws IOException {
        UUID product = steps.product("Roll", 60, 1);
        TrainedModel only = trained(product);
        Path file = folder.resolve(only.modelPath());
        byte[] saved = Files.readAllBytes(file);
        Files.delete(file);
        scrub();
        Files.write(file, saved);
        assertThat(scrub()).as("not in every pass").isZero();
        passes(Duration.ofHours(1));

        assertThat(scrub()).as("the damaged one, long before its turn").isEqualTo(1);

        assertThat(model(only).damage()).isNull();
        assertThat(audit()).startsWith("model.repaired", "model.damaged");
    }

    @Test
    void aThousandDamagedFilesAreAllFoundAndMarkedOnce() throws IOException {
        TrainedModel model = trained(steps.product("Roll", 60, 1));
        byte[] good = Files.readAllBytes(folder.resolve(model.modelPath()));
        List<byte[]> damaged = Corruptions.of(good, 1_000);
        Path beside = folder.resolve(tenant.toString()).resolve("damaged");
        Files.createDirectories(beside);
        for (int i = 0; i < damaged.size(); i++) {
            Files.write(beside.resolve("f" + i), damaged.get(i));
        }
        database.superuser()
                .sql(
                        """
                        INSERT INTO model_artifacts (id, model_id, artifact_type, file_path, file_size_bytes, checksum)
                        SELECT gen_random_uuid(), :model, 'copy', :folder || number, :bytes, :checksum
                        FROM generate_series(0, 999) AS number
                        """)
                .param("model", model.id())
                .param("folder", tenant + "/damaged/f")
                .param("bytes", good.length)
                .param("checksum", Checksums.sha256(good))
                .update();

        assertThat(scrub()).isEqualTo(1_002);
        due();
        scrub();

        assertThat(metrics.counted).hasSize(1_000).containsOnly("corrupt");
        assertThat(metrics.verified).isEqualTo(4);
        for (int i = 0; i < damaged.size(); i++) {
            String key = tenant + "/damaged/f" + i;
            assertThatThrownBy(() -> store.read(key, Checksums.sha256(good), good.length))
                    .isInstanceOf(ArtifactException.class);
        }
    }

    @Test
    void aStorageThatIsAwayDamagesNothing() throws IOException {
        TrainedModel model = trained(steps.product("Roll", 60, 1));
        sell(model.productId(), 1.5);
        trained(model.productId());
        Scrub scrub = new Scrub(
                registry.files,
                registry.damage,
                new AwayStore(),
                metrics,
                Duration.ofHours(1),
                true,
                Clock.systemUTC());

        assertThatThrownBy(() -> scrub.run(PATIENCE)).isInstanceOf(UncheckedIOException.class);

        assertThat(model(model).damage()).isNull();
        assertThat(metrics.counted).isEmpty();
        assertThat(scrub()).as("still due").isEqualTo(4);
    }

    /** Two files, fewer than the failures that make it give up. */
    @Test
    void aFolderThatIsGoneDamagesNothing() throws IOException {
        Path volume = folder.resolve("volume");
        use(ArtifactStores.open(volume.toString(), name -> null), TrainingSteps.SETTINGS);
        TrainedModel model = trained(steps.product("Roll", 60, 1));
        Files.move(volume, folder.resolve("unmounted"));

        assertThatThrownBy(this::scrub).isInstanceOf(UncheckedIOException.class);

        assertThat(model(model).damage()).isNull();
        Files.move(folder.resolve("unmounted"), volume);
        assertThat(scrub()).as("still due").isEqualTo(2);
    }

    /** An api that does not see a file may be the one whose volume is not mounted. */
    @Test
    void whatAReaderReportsIsLookedAtNext() throws IOException {
        UUID product = steps.product("Roll", 60, 1);
        TrainedModel first = trained(product);
        sell(product, 1.5);
        TrainedModel second = trained(product);
        scrub();
        ModelArtifact file = registry.modelRows.artifacts(tenant, second.id()).stream()
                .filter(artifact -> artifact.key().equals(second.modelPath()))
                .findFirst()
                .orElseThrow();

        assertThat(registry.damage.report(tenant, product, file, false)).isTrue();
        assertThat(model(second).damage()).isNull();
        assertThat(scrub()).as("that one").isEqualTo(1);
        assertThat(model(second).damage()).isNull();

        flip(second);
        assertThat(registry.damage.report(tenant, product, file, true)).isTrue();
        assertThat(model(second).damage()).isEqualTo("corrupt");
        assertThat(deployed(product).id()).as("a reader decides nothing").isEqualTo(second.id());
        assertThat(audit()).startsWith("model.damaged");
        scrub();
        assertThat(deployed(product).id()).isEqualTo(first.id());
        assertThat(registry.damage.report(UUID.randomUUID(), product, file, true))
                .as("another tenant's")
                .isFalse();
    }

    @Test
    void whatIsReportedWhileTheScrubReadsIsLookedAtAgain() {
        UUID product = steps.product("Roll", 60, 1);
        TrainedModel model = trained(product);
        ModelArtifact file = registry.modelRows.artifacts(tenant, model.id()).stream()
                .filter(artifact -> artifact.key().equals(model.modelPath()))
                .findFirst()
                .orElseThrow();
        for (int look = 0; look < 2; look++) { // never looked at, and reported before
            List<StoredFile> slice = registry.files.due(Instant.now().minus(Duration.ofHours(24)), 100);
            assertThat(slice).extracting(StoredFile::key).contains(file.key());

            registry.damage.report(tenant, product, file, false);
            registry.files.markChecked(slice, Instant.now());

            assertThat(registry.files.due(Instant.EPOCH, 100))
                    .extracting(StoredFile::key)
                    .containsExactly(file.key());
        }
        assertThat(scrub()).isEqualTo(1);
    }

    @Test
    void filesWithoutARowAreFoundAndOnlyOurOwnAreDeleted() throws IOException {
        UUID product = steps.product("Roll", 60, 1);
        TrainedModel model = trained(product);
        ProductTrainingInput running = steps.planned(product, "Roll");
        String inWork = write(product, registry.models.reserveVersion(run(running), product));
        ProductTrainingInput dead = steps.planned(product, "Roll");
        String ours = write(product, registry.models.reserveVersion(run(dead), product));
        registry.runs.finish(run(dead), JobEnd.cancelled());
        String foreign = write(UUID.randomUUID(), "20200101_000000");
        OrphanSweep sweep = new OrphanSweep(store, registry.orphans, metrics, Clock.systemUTC());

        sweep.sweep();
        assertThat(store.list(tenant.toString())).as("too young").hasSize(5);
        age();
        sweep.sweep();

        assertThat(files("model_v")).containsExactlyInAnyOrder(model.modelPath(), inWork, foreign);
        assertThat(files("model_v")).doesNotContain(ours);
        assertThat(metrics.counted).containsExactly("orphans 0", "orphans 1");
    }

    private String write(UUID product, String version) {
        return store.write(ArtifactKeys.model(tenant, product, version, true), new byte[3])
                .key();
    }

    private void age() throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(3)));
        for (ArtifactEntry entry : store.list(tenant.toString())) {
            Files.setLastModifiedTime(folder.resolve(entry.key()), old);
        }
    }

    private TrainedModel trained(UUID product) {
        ProductTrainingInput input = steps.planned(product, "Roll");
        steps.train(input);
        registry.runs.finish(run(input), JobEnd.completed());
        return registry.modelRows.latest(tenant, product).orElseThrow();
    }

    private static JobRun run(ProductTrainingInput input) {
        return new JobRun(input.tenantId(), input.jobId(), input.run());
    }

    /** Products that a job of now would train. */
    private int planned() {
        JobRun run = registry.runningJob(tenant);
        JobActivities.JobRun message = new JobActivities.JobRun(tenant, run.jobId(), 0);
        int products = steps.jobs
                .nextPage(new JobActivities.PageRequest(message, 0, 10, false))
                .products()
                .size();
        registry.runs.finish(run, JobEnd.completed());
        return products;
    }

    /** The shop sells so many times as much. */
    private void sell(UUID product, double factor) {
        registry.sales.upsert(
                tenant,
                registry.sales.series(tenant, product).stream()
                        .map(row -> new SaleRow(product, row.day(), factor * row.quantity(), null, null))
                        .toList());
    }

    private void flip(TrainedModel model) throws IOException {
        Path file = folder.resolve(model.modelPath());
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
    }

    private TrainedModel deployed(UUID product) {
        return registry.modelRows.deployed(tenant, product).orElseThrow();
    }

    private TrainedModel model(TrainedModel version) {
        return registry.modelRows.find(tenant, version.id()).orElseThrow();
    }

    private List<String> audit() {
        return registry.audit.list(tenant, PageRequest.first(2)).items().stream()
                .map(AuditEntry::action)
                .toList();
    }

    private List<UUID> jobs() {
        return database.superuser()
                .sql("SELECT id FROM training_job_queue")
                .query(UUID.class)
                .list();
    }

    private List<String> files(String name) {
        List<String> files = new ArrayList<>();
        store.visit(entry -> files.add(entry.key()));
        return files.stream().filter(key -> key.contains("/" + name)).toList();
    }

    private Retention retention(int days, int versions) {
        return new Retention(registry.retention, store, new Limits(days, versions), metrics);
    }

    private int scrub() {
        return scrub(true);
    }

    private int scrub(boolean autoDeployment) {
        return new Scrub(
                        registry.files,
                        registry.damage,
                        store,
                        metrics,
                        Duration.ofHours(24),
                        autoDeployment,
                        Clock.systemUTC())
                .run(PATIENCE);
    }

    /** A day passes. */
    private void due() {
        passes(Duration.ofHours(25));
    }

    private void passes(Duration time) {
        database.superuser()
                .sql("UPDATE model_artifacts SET checked_at = checked_at - make_interval(secs => :seconds)")
                .param("seconds", (double) time.toSeconds())
                .update();
    }
}
