package com.bakery.training.registry.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.FurnishedTenant;
import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.artifact.ArtifactEntry;
import com.bakery.training.registry.artifact.ArtifactKeys;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.ArtifactStores;
import com.bakery.training.registry.artifact.Checksums;
import com.bakery.training.registry.artifact.S3Server;
import com.bakery.training.registry.job.IntakeRefusedException;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobNotRunningException;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.JobStateException;
import com.bakery.training.registry.model.OrphanFiles.Orphan;
import com.bakery.training.registry.model.Registration;
import com.bakery.training.registry.model.Registrations;
import com.bakery.training.registry.tenancy.ExclusiveLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two bakeries with rows in every table and files in the store; one of them asks to be forgotten. */
class TenantErasureIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String BLOCKED =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    @TempDir
    private Path folder;

    private final UUID tenant = UUID.randomUUID();
    private final UUID neighbour = UUID.randomUUID();
    private final Map<UUID, UUID> jobs = new HashMap<>();
    private RegistryDatabase database;
    private TestRegistry registry;
    private JdbcClient superuser;

    @BeforeEach
    void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
        superuser = database.superuser();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void leavesNoRowOfAnyTableAndNoFileAndProvesIt() {
        ArtifactStore store = ArtifactStores.open(folder.toString(), name -> null);
        furnish(neighbour, store);
        furnish(tenant, store); // last: the next job admitted would take this one's waiting jobs along
        Map<String, Long> before = rows(tenant);
        assertThat(before).as("the fixture reaches every table").doesNotContainValue(0L);
        Map<String, Long> neighboursBefore = rows(neighbour);
        List<String> neighboursFiles = keys(store, neighbour);

        Erasure erasure = erasure(store).erase(tenant, PATIENCE);

        assertThat(erasure.completed()).isTrue();
        assertThat(rows(tenant))
                .allSatisfy((table, count) -> assertThat(count).as(table).isZero());
        assertThat(artifacts()).as("the neighbour's").isEqualTo(1);
        assertThat(keys(store, tenant)).isEmpty();
        assertThat(rows(neighbour)).isEqualTo(neighboursBefore);
        assertThat(keys(store, neighbour)).isEqualTo(neighboursFiles);
        assertThat(erasure.rowsDeleted()).containsAllEntriesOf(before).containsEntry("model_artifacts", 1L);
        assertThat(erasure.filesDeleted()).isEqualTo(2);
        assertThat(erasure.bytesFreed()).isEqualTo(7);
    }

    @Test
    void theCertificateNamesNobodyAndTheSecondErasureFindsNothing() {
        ArtifactStore store = ArtifactStores.open(folder.toString(), name -> null);
        furnish(tenant, store);

        Erasure first = erasure(store).erase(tenant, PATIENCE);
        Erasure second = erasure(store).erase(tenant, PATIENCE);

        assertThat(second.completed()).isTrue();
        assertThat(second.rowsDeleted()).isEmpty();
        assertThat(second.filesDeleted()).isZero();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(first.tenantHash())
                .isEqualTo(Checksums.sha256(tenant.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(superuser
                        .sql("SELECT string_agg(erasure::text, ' ') FROM tenant_erasures erasure")
                        .query(String.class)
                        .single())
                .contains(first.tenantHash())
                .doesNotContain(tenant.toString(), "Croissant");
    }

    @Test
    void aTableMadeTomorrowIsFoundByItself() {
        // the owner of the migrations makes it, as the next migration would
        JdbcClient owner = JdbcClient.create(database.dataSource());
        owner.sql(
                        """
                        CREATE TABLE loyalty (tenant_id UUID NOT NULL, product_id UUID, card TEXT,
                            FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id));
                        ALTER TABLE loyalty ENABLE ROW LEVEL SECURITY;
                        CREATE POLICY tenant ON loyalty TO training_app USING (tenant_id = (SELECT app_tenant()));
                        """)
                .update();
        UUID product = registry.product(tenant, "Croissant", 3, 3);
        superuser
                .sql("INSERT INTO loyalty VALUES (:tenant, :product, 'a card')")
                .params(Map.of("tenant", tenant, "product", product))
                .update();

        Erasure erasure = erasure(store()).erase(tenant, PATIENCE);

        assertThat(erasure.rowsDeleted()).containsEntry("loyalty", 1L);
        assertThat(rows(tenant)).containsEntry("loyalty", 0L);
    }

    @Test
    void whileAJobRunsNothingIsDeleted() {
        registry.product(tenant, "Croissant", 3, 40);
        JobRun run = registry.runningJob(tenant);
        Map<String, Long> before = rows(tenant);

        assertThatThrownBy(() -> erasure(store()).erase(tenant, PATIENCE))
                .isInstanceOf(TenantBusyException.class)
                .hasMessageContaining(run.jobId().toString());

        assertThat(rows(tenant)).isEqualTo(before);
    }

    @Test
    void aZombieOfAStoppedJobWritesNothingAnyMoreAndItsLateFileIsKnownAsLeftOver() {
        UUID product = registry.product(tenant, "Croissant", 3, 40);
        JobRun run = registry.runningJob(tenant);
        Registration late = Registrations.of(registry, run, product).build();
        registry.runs.finish(run, JobEnd.cancelled());
        ArtifactStore store = store();
        erasure(store).erase(tenant, PATIENCE);

        assertThatThrownBy(() -> registry.models.register(late)).isInstanceOf(JobNotRunningException.class);
        assertThatThrownBy(() -> registry.trainings.startStep(run, product, "fit"))
                .isInstanceOf(JobNotRunningException.class);
        assertThat(rows(tenant))
                .allSatisfy((table, count) -> assertThat(count).as(table).isZero());
        String file = ArtifactKeys.model(tenant, product, late.modelVersion(), true);
        store.write(file, new byte[3]);
        String stranger = ArtifactKeys.model(UUID.randomUUID(), product, late.modelVersion(), true);
        assertThat(registry.orphans.among(List.of(file, stranger)))
                .containsExactlyInAnyOrder(new Orphan(file, true), new Orphan(stranger, false));
    }

    @Test
    void anErasureThatRunsOutOfTimeKeepsJobsOutAndIsContinued() {
        registry.product(tenant, "Croissant", 3, 40);
        UUID waiting = registry.pendingJob(tenant);
        TenantErasure erasure = erasure(store());

        Erasure begun = erasure.erase(tenant, Duration.ofSeconds(-1));

        assertThat(begun.completed()).isFalse();
        assertThat(registry.jobs.find(tenant, waiting).orElseThrow().status().isEnded())
                .isTrue();
        assertThatThrownBy(() -> registry.pendingJob(tenant)).isInstanceOf(IntakeRefusedException.class);
        assertThat(erasure.resume(PATIENCE)).isEqualTo(1);
        assertThat(erasure.resume(PATIENCE)).isZero();
        assertThat(rows(tenant))
                .allSatisfy((table, count) -> assertThat(count).as(table).isZero());
        registry.product(tenant, "Croissant", 3, 40);
        assertThat(registry.pendingJob(tenant)).as("the bakery may come back").isNotNull();
    }

    @Test
    void aRetryDoesNotComeInWhileItGoesOn() {
        registry.product(tenant, "Croissant", 3, 40);
        JobRun run = registry.runningJob(tenant);
        registry.runs.finish(run, JobEnd.cancelled());
        erasure(store()).erase(tenant, Duration.ofSeconds(-1));

        assertThatThrownBy(() -> registry.runs.retry(tenant, run.jobId()))
                .isInstanceOf(JobStateException.class)
                .hasMessageContaining("being erased");
    }

    @Test
    void aJobThatIsAdmittedAtTheSameMomentRunsAndIsSeen() throws Exception {
        registry.product(tenant, "Croissant", 3, 40);
        UUID waiting = registry.pendingJob(tenant);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Erasure> erased = database.transactions().asSystem(db -> {
                db.sql(
                                "UPDATE training_job_queue SET status = 'running', started_at = now(), deadline = now() WHERE id = :id")
                        .param("id", waiting)
                        .update();
                Future<Erasure> begun = other.submit(() -> erasure(store()).erase(tenant, PATIENCE));
                awaitBlocked();
                return begun;
            });
            assertThatThrownBy(erased::get).hasCauseInstanceOf(TenantBusyException.class);
        } finally {
            other.shutdownNow();
        }
    }

    /** Until another session waits for a row that this one holds. */
    private void awaitBlocked() {
        Instant giveUp = Instant.now().plusSeconds(10);
        while (superuser.sql(BLOCKED).query(Integer.class).single() == 0) {
            assertThat(Instant.now()).isBefore(giveUp);
            Thread.onSpinWait();
        }
    }

    @Test
    void twoAtOnceAreOne() throws Exception {
        registry.product(tenant, "Croissant", 3, 400);
        TenantErasure erasure = erasure(store());

        List<Erasure> answers = Together.run(2, () -> erasure.erase(tenant, PATIENCE));

        assertThat(answers).anyMatch(Erasure::completed);
        assertThat(answers.stream()
                        .filter(Erasure::completed)
                        .mapToLong(answer -> answer.rowsDeleted().getOrDefault("sales", 0L))
                        .max())
                .hasValue(400);
        assertThat(rows(tenant))
                .allSatisfy((table, count) -> assertThat(count).as(table).isZero());
    }

    @Test
    void moreRowsThanABatchGoToo() {
        UUID product = registry.product(tenant, "Croissant", 3, 1);
        superuser
                .sql(
                        """
                        INSERT INTO sales (tenant_id, product_id, day, quantity)
                        SELECT :tenant, :product, date '1900-01-01' + day, 1 FROM generate_series(1, 12000) AS day
                        """)
                .params(Map.of("tenant", tenant, "product", product))
                .update();

        assertThat(erasure(store()).erase(tenant, PATIENCE).rowsDeleted()).containsEntry("sales", 12_001L);
    }

    @Test
    void anObjectStoreIsEmptiedAsWell() {
        ArtifactStore store = ArtifactStores.open(S3Server.newBucket() + "/models", S3Server.environment());
        furnish(tenant, store);

        Erasure erasure = erasure(store).erase(tenant, PATIENCE);

        assertThat(erasure.filesDeleted()).isEqualTo(2);
        assertThat(keys(store, tenant)).isEmpty();
    }

    @Test
    void aBakeryThatIsBackIsNotErasedAgainByAWorkerWithAnOldList() {
        registry.product(neighbour, "Croissant", 3, 40);
        registry.product(tenant, "Croissant", 3, 40);
        TenantErasure elsewhere = erasure(store());
        elsewhere.erase(neighbour, Duration.ofSeconds(-1));
        elsewhere.erase(tenant, Duration.ofSeconds(-1));
        AtomicBoolean back = new AtomicBoolean();
        ArtifactStore slow = before(neighbour, () -> {
            if (back.compareAndSet(false, true)) {
                assertThat(elsewhere.erase(tenant, PATIENCE).completed()).isTrue();
                registry.product(tenant, "Croissant", 3, 40);
            }
        });

        erasure(slow).resume(PATIENCE);

        assertThat(back).isTrue();
        assertThat(rows(neighbour)).containsEntry("sales", 0L);
        assertThat(rows(tenant)).containsEntry("sales", 40L).containsEntry("products", 1L);
    }

    @Test
    void anErasureThatFailsDoesNotKeepAnotherFromItsTurn() {
        registry.product(neighbour, "Croissant", 3, 40);
        registry.product(tenant, "Croissant", 3, 40);
        TenantErasure erasure = erasure(store());
        erasure.erase(neighbour, Duration.ofSeconds(-1));
        erasure.erase(tenant, Duration.ofSeconds(-1));
        ArtifactStore locked = before(neighbour, () -> {
            throw new UncheckedIOException(new IOException("a legal hold"));
        });

        assertThatThrownBy(() -> erasure(locked).resume(PATIENCE)).hasMessageContaining("a legal hold");

        assertThat(rows(neighbour)).containsEntry("sales", 40L);
        assertThat(rows(tenant)).containsEntry("sales", 0L);
        assertThat(erasure.resume(PATIENCE)).as("the one that failed").isEqualTo(1);
    }

    /** The store, where something happens whenever the files of this tenant are looked at. */
    private ArtifactStore before(UUID owner, Runnable happening) {
        ArtifactStore real = store();
        return (ArtifactStore) Proxy.newProxyInstance(
                ArtifactStore.class.getClassLoader(),
                new Class<?>[] {ArtifactStore.class},
                (proxy, method, arguments) -> {
                    if (ArtifactKeys.tenant(owner).equals(arguments[0])) {
                        happening.run();
                    }
                    return method.invoke(real, arguments);
                });
    }

    private ArtifactStore store() {
        return ArtifactStores.open(folder.toString(), name -> null);
    }

    private TenantErasure erasure(ArtifactStore store) {
        return new TenantErasure(database.transactions(), store, new ExclusiveLock(database.dataSource()));
    }

    /** At least one row in every table, a model file and a staged one. */
    private void furnish(UUID owner, ArtifactStore store) {
        FurnishedTenant.Furnished furnished = FurnishedTenant.in(registry, owner);
        UUID job = furnished.run().jobId();
        UUID baguette = furnished.baguette();
        store.write(ArtifactKeys.model(owner, baguette, furnished.version(), true), new byte[3]);
        store.write(ArtifactKeys.staged(job, 0, baguette, "data", "a".repeat(64)), new byte[4]);
        jobs.put(owner, job);
    }

    /** Rows of the tenant in every table with a tenant, as information_schema lists them. */
    private Map<String, Long> rows(UUID owner) {
        Map<String, Long> rows = new TreeMap<>();
        superuser
                .sql(
                        """
                        SELECT DISTINCT table_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND column_name = 'tenant_id'
                        """)
                .query(String.class)
                .list()
                .stream()
                .filter(table -> !table.equals("tenant_erasures"))
                .forEach(table -> rows.put(table, count(table, owner)));
        return rows;
    }

    private long count(String table, UUID owner) {
        return superuser
                .sql("SELECT count(*) FROM " + table + " WHERE tenant_id::text = :tenant")
                .param("tenant", owner.toString())
                .query(Long.class)
                .single();
    }

    private long artifacts() {
        return superuser
                .sql("SELECT count(*) FROM model_artifacts")
                .query(Long.class)
                .single();
    }

    private List<String> keys(ArtifactStore store, UUID owner) {
        List<String> keys = new ArrayList<>(store.list(ArtifactKeys.tenant(owner)).stream()
                .map(ArtifactEntry::key)
                .toList());
        store.list(ArtifactKeys.staged(jobs.get(owner))).forEach(entry -> keys.add(entry.key()));
        return keys;
    }
}
