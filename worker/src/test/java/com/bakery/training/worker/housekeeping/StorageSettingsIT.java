package com.bakery.training.worker.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactKeys;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.ArtifactStores;
import com.bakery.training.registry.erasure.TenantErasure;
import com.bakery.training.registry.model.ModelFilter;
import com.bakery.training.registry.model.Registered;
import com.bakery.training.registry.model.Registrations;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.tenancy.ExclusiveLock;
import com.bakery.training.worker.WorkerProperties;
import com.bakery.training.worker.metric.PolledGauge;
import com.bakery.training.worker.schedule.RepeatingTask;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The variables of the storage by what the tasks do under them, as the worker starts them. */
class StorageSettingsIT {
    @TempDir
    private Path folder;

    private final UUID tenant = UUID.randomUUID();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HousekeepingConfiguration tasks = new HousekeepingConfiguration();
    private RegistryDatabase database;
    private TestRegistry registry;
    private ArtifactStore store;
    private ExclusiveLock lock;
    private UUID baguette;

    @BeforeEach
    void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
        store = ArtifactStores.open(folder.toString(), name -> null);
        lock = new ExclusiveLock(database.dataSource());
        baguette = registry.product(tenant, "Baguette", 5, 40);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theDefaultsAreThoseOfTheContract() throws IOException {
        assertThat(settings(Map.of())).isEqualTo(new StorageProperties(90, 10, 24));
    }

    @Test
    void maxModelVersionsPerProductLeavesThatMany() throws Exception {
        Registrations.completed(registry, tenant, baguette, 5);

        retain(Map.of("MAX_MODEL_VERSIONS_PER_PRODUCT", "2"), 2);

        assertThat(meters.scrape())
                .contains(
                        "models_expired_total{tenant_id=\"" + tenant + "\"} 3.0",
                        "storage_freed_bytes_total{tenant_id=\"" + tenant + "\"}");
    }

    @Test
    void modelRetentionDaysTakesOlderOnesAndZeroNone() throws Exception {
        List<Registered> versions = Registrations.completed(registry, tenant, baguette, 4);
        age(versions.get(0), 20);
        age(versions.get(1), 8);

        retain(Map.of("MODEL_RETENTION_DAYS", "0", "MAX_MODEL_VERSIONS_PER_PRODUCT", "0"), 4);
        retain(Map.of("MODEL_RETENTION_DAYS", "14"), 3);
        retain(Map.of("MODEL_RETENTION_DAYS", "7"), 2);
    }

    @Test
    void storageScrubHoursLooksAtFilesAndZeroDoesNot() throws Exception {
        PolledGauge damaged = PolledGauge.damagedFiles(registry.files, meters);
        Registrations.completed(registry, tenant, baguette, 1);
        run(scrub(Map.of("STORAGE_SCRUB_HOURS", "0")), () -> true);
        assertThat(damage()).isZero();

        run(scrub(Map.of("STORAGE_SCRUB_HOURS", "1")), () -> damage() == 1);

        assertThat(meters.scrape()).as("before the first one").contains("storage_damaged_files 0.0");
        damaged.refresh();
        assertThat(meters.scrape())
                .contains("storage_damaged_files 1.0")
                .contains("storage_files_damaged_total{damage=\"missing\",tenant_id=\"" + tenant + "\"} 1.0");
    }

    @Test
    void anErasureThatAnApiLeftIsEnded() throws Exception {
        TenantErasure erasure = new TenantErasure(database.transactions(), store, lock);
        String file = ArtifactKeys.model(tenant, baguette, "20260101_000000", true);
        store.write(file, new byte[1]);
        assertThat(erasure.erase(tenant, Duration.ofSeconds(-1)).completed()).isFalse();

        run(tasks.tenantErasureTask(erasure), () -> registry.products
                .list(tenant, PageRequest.first(1))
                .items()
                .isEmpty());

        assertThat(store.list(tenant.toString())).isEmpty();
    }

    private void retain(Map<String, Object> variables, int left) throws Exception {
        run(
                tasks.modelRetentionTask(
                        registry.retention, store, settings(variables), new MicrometerStorageMetrics(meters), lock),
                () -> count() == left);
        assertThat(count()).isEqualTo(left);
    }

    private RepeatingTask scrub(Map<String, Object> variables) throws IOException {
        return tasks.storageScrubTask(
                registry.files,
                registry.damage,
                store,
                settings(variables),
                bound(variables, "training.worker", WorkerProperties.class),
                new MicrometerStorageMetrics(meters),
                lock);
    }

    /** The first pass of the task; half a second is enough to do what it must not do, and it has longer for what it must. */
    private static void run(RepeatingTask task, BooleanSupplier done) throws InterruptedException {
        Instant giveUp = Instant.now().plusSeconds(20);
        task.start();
        try {
            do {
                Thread.sleep(500);
            } while (!done.getAsBoolean() && Instant.now().isBefore(giveUp));
        } finally {
            task.stop(); // waits for the pass
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private int count() {
        return registry.modelRows
                .list(tenant, new ModelFilter(baguette, null), PageRequest.first(100))
                .items()
                .size();
    }

    private int damage() {
        return database.superuser()
                .sql("SELECT count(*) FROM trained_models WHERE damage IS NOT NULL")
                .query(Integer.class)
                .single();
    }

    private void age(Registered version, int days) {
        database.superuser()
                .sql("UPDATE trained_models SET created_at = created_at - make_interval(days => :days) WHERE id = :id")
                .params(Map.of("days", days, "id", version.modelId()))
                .update();
    }

    private static StorageProperties settings(Map<String, Object> variables) throws IOException {
        return bound(variables, "training.storage", StorageProperties.class);
    }

    private static <T> T bound(Map<String, Object> variables, String prefix, Class<T> type) throws IOException {
        StandardEnvironment standard = new StandardEnvironment();
        standard.getPropertySources()
                .forEach(source -> standard.getPropertySources().remove(source.getName()));
        standard.getPropertySources().addFirst(new MapPropertySource("variables", variables));
        new YamlPropertySourceLoader()
                .load("worker.yml", new ClassPathResource("worker.yml"))
                .forEach(standard.getPropertySources()::addLast);
        return Binder.get(standard).bind(prefix, type).get();
    }
}
