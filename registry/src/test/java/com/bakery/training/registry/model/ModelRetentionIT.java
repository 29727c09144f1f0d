package com.bakery.training.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.audit.AuditEntry;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.ProductTraining;
import com.bakery.training.registry.model.FileDamage.Affected;
import com.bakery.training.registry.model.ModelRetention.Limits;
import com.bakery.training.registry.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which versions go, over the versions of a shop that sells baguettes. */
class ModelRetentionIT {
    private final UUID tenant = UUID.randomUUID();
    private RegistryDatabase database;
    private TestRegistry registry;
    private UUID baguette;

    @BeforeEach
    void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
        baguette = registry.product(tenant, "Baguette", 5, 40);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theOldestGoBeyondTheNumberAndTheChampionCounts() {
        List<Registered> versions = Registrations.completed(registry, tenant, baguette, 5);
        registry.models.deploy(tenant, versions.get(0).modelId(), "chef");

        DeletedVersions expired = expire(new Limits(0, 3)).orElseThrow();

        assertThat(expired.versions())
                .containsExactly(versions.get(1).modelVersion(), versions.get(2).modelVersion());
        assertThat(left())
                .containsExactlyInAnyOrder(
                        versions.get(0).modelId(),
                        versions.get(3).modelId(),
                        versions.get(4).modelId());
        assertThat(expire(new Limits(0, 3))).isEmpty();
    }

    @Test
    void theOldGoByAgeAndTheChampionStaysHoweverOld() {
        List<Registered> versions = Registrations.completed(registry, tenant, baguette, 4);
        registry.models.deploy(tenant, versions.get(0).modelId(), "chef");
        age(versions.get(0), 400);
        age(versions.get(1), 91);
        age(versions.get(2), 89);

        assertThat(expire(new Limits(90, 0)).orElseThrow().versions())
                .containsExactly(versions.get(1).modelVersion());
        assertThat(expire(new Limits(80, 0)).orElseThrow().versions())
                .containsExactly(versions.get(2).modelVersion());
        assertThat(left()).contains(versions.get(0).modelId());
    }

    @Test
    void zeroKeepsEverythingAndANeverDeployedProductKeepsItsNewest() {
        List<Registered> versions = Registrations.completed(registry, tenant, baguette, 3);
        database.superuser()
                .sql("UPDATE trained_models SET is_deployed = FALSE")
                .update();
        versions.forEach(version -> age(version, 500));

        assertThat(new Limits(0, 0).areOff()).isTrue();
        assertThat(expire(new Limits(0, 0))).isEmpty();
        assertThat(expire(new Limits(1, 1)).orElseThrow().versions()).hasSize(2);
        assertThat(left()).containsExactly(versions.get(2).modelId());
    }

    @Test
    void whatAnAliasNamesStays() {
        List<Registered> versions = Registrations.completed(registry, tenant, baguette, 3);
        alias(versions.get(0));

        assertThat(expire(new Limits(0, 1)).orElseThrow().versions())
                .containsExactly(versions.get(1).modelVersion());
        assertThat(left()).contains(versions.get(0).modelId());
    }

    private void alias(Registered version) {
        registry.aliases.replace(tenant, version.modelId(), List.of("kept"), "admin");
    }

    @Test
    void theJobRemembersTheNameAndTheAuditLogTheReason() {
        List<Registered> versions = Registrations.completed(registry, tenant, baguette, 2);
        UUID job = registry.modelRows
                .find(tenant, versions.get(0).modelId())
                .orElseThrow()
                .trainingJobId();

        DeletedVersions expired = expire(new Limits(0, 1)).orElseThrow();

        ProductTraining training = registry.trainings
                .list(tenant, job, PageRequest.first(5))
                .items()
                .get(0);
        assertThat(training.modelVersion()).isEqualTo(versions.get(0).modelVersion());
        AuditEntry entry =
                registry.audit.list(tenant, PageRequest.first(1)).items().get(0);
        assertThat(entry.action()).isEqualTo("model.expired");
        assertThat(entry.details()).containsEntry("max_versions", 1).containsEntry("freed_bytes", 1234);
        assertThat(expired.bytes()).isEqualTo(1234);
    }

    @Test
    void aVersionOfAJobThatStillRunsStays() {
        Registrations.completed(registry, tenant, baguette, 1);
        JobRun running = registry.runningJob(tenant);
        Registered second = registry.models.register(Registrations.of(registry, running, baguette)
                .autoDeployment(false)
                .build());

        assertThat(expire(new Limits(0, 1))).isEmpty();
        registry.runs.finish(running, JobEnd.completed());
        assertThat(expire(new Limits(0, 1)).orElseThrow().versions()).containsExactly(second.modelVersion());
    }

    @Test
    void aSharedFileStaysWithItsLastVersion() {
        Registered first =
                Registrations.completed(registry, tenant, baguette, 1).get(0);
        String shared = path(first);
        Registered second = sharing(shared);
        Registered third = sharing(shared);
        registry.models.deploy(tenant, third.modelId(), "chef");
        assertThat(path(third)).isEqualTo(shared);

        DeletedVersions expired = expire(new Limits(0, 1)).orElseThrow();

        assertThat(expired.versions()).containsExactly(first.modelVersion(), second.modelVersion());
        assertThat(expired.files()).as("the third version lives on it").isEmpty();
        assertThat(path(third)).isEqualTo(shared);
    }

    @Test
    void aFileThatLostItsLastVersionIsNotSharedAnyMore() {
        Registered first =
                Registrations.completed(registry, tenant, baguette, 1).get(0);
        String gone = path(first);
        Registrations.completed(registry, tenant, baguette, 1);
        expire(new Limits(0, 1));

        assertThat(path(sharing(gone))).isNotEqualTo(gone);
    }

    @Test
    void aFileThatWasFoundDamagedMeanwhileIsNotSharedAnyMore() {
        Registered first =
                Registrations.completed(registry, tenant, baguette, 1).get(0);
        registry.damage.mark(stored(first), "corrupt");

        assertThat(path(sharing(path(first)))).isNotEqualTo(path(first));
    }

    private StoredFile stored(Registered version) {
        return registry.files.due(Instant.now(), 10).stream()
                .filter(file -> file.modelId().equals(version.modelId()))
                .findFirst()
                .orElseThrow();
    }

    /** Of two products, so that nothing but the lock on the content keeps them apart. */
    @Test
    void whoeverSharesAFileWaitsForItsDeletion() throws Exception {
        Registered old = Registrations.completed(registry, tenant, baguette, 1).get(0);
        String gone = path(old);
        UUID roll = registry.product(tenant, "Roll", 5, 40);
        JobRun run = registry.runningJob(tenant);
        Registration next = Registrations.of(registry, run, roll).build();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Registered> sharing = database.transactions().inTenant(tenant, db -> {
                Deployment.Version version = Deployment.locked(db, tenant, old.modelId());
                assertThat(ModelDeletion.delete(db, tenant, baguette, List.of(version))
                                .files())
                        .extracting(ModelArtifact::key)
                        .containsExactly(gone);
                Future<Registered> started = other.submit(() ->
                        registry.models.register(next, Map.of(next.modelFile().key(), gone)));
                assertThatThrownBy(() -> started.get(500, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                return started;
            });

            assertThat(path(sharing.get(20, TimeUnit.SECONDS)))
                    .isEqualTo(next.modelFile().key());
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void aDeletionWaitsForWhoeverSharesTheFile() throws Exception {
        Registered old = Registrations.completed(registry, tenant, baguette, 1).get(0);
        Registrations.completed(registry, tenant, baguette, 1);
        String shared = path(old);
        UUID roll = registry.product(tenant, "Roll", 5, 40);
        JobRun run = registry.runningJob(tenant);
        Registration next = Registrations.of(registry, run, roll).build();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Optional<DeletedVersions>> expiry = database.transactions().inTenant(tenant, db -> {
                registry.models.register(next, Map.of(next.modelFile().key(), shared));
                Future<Optional<DeletedVersions>> started = other.submit(() -> expire(new Limits(0, 1)));
                assertThatThrownBy(() -> started.get(500, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                return started;
            });

            assertThat(expiry.get(20, TimeUnit.SECONDS).orElseThrow().files()).isEmpty();
        } finally {
            other.shutdownNow();
        }
    }

    /** The row of the damage is not written beside a deployment that did not see it. */
    @Test
    void damageOfAVersionThatIsBeingDeployedIsDamageOfTheDeployedOne() throws Exception {
        Registered first =
                Registrations.completed(registry, tenant, baguette, 2).get(0);
        StoredFile file = stored(first);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<List<Affected>> marking = database.transactions().inTenant(tenant, db -> {
                registry.models.deploy(tenant, first.modelId(), "chef");
                Future<List<Affected>> started = other.submit(() -> registry.damage.mark(file, "corrupt"));
                assertThatThrownBy(() -> started.get(500, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                return started;
            });

            assertThat(marking.get(20, TimeUnit.SECONDS)).singleElement().satisfies(affected -> assertThat(
                            affected.deployed())
                    .as("so the scrub replaces it")
                    .isTrue());
        } finally {
            other.shutdownNow();
        }
    }

    private Registered sharing(String file) {
        JobRun run = registry.runningJob(tenant);
        Registration model = Registrations.of(registry, run, baguette).build();
        Registered registered =
                registry.models.register(model, Map.of(model.modelFile().key(), file));
        registry.runs.finish(run, JobEnd.completed());
        return registered;
    }

    private String path(Registered version) {
        return registry.modelRows.find(tenant, version.modelId()).orElseThrow().modelPath();
    }

    private void age(Registered version, int days) {
        database.superuser()
                .sql("UPDATE trained_models SET created_at = created_at - make_interval(days => :days) WHERE id = :id")
                .param("days", days)
                .param("id", version.modelId())
                .update();
    }

    private Optional<DeletedVersions> expire(Limits limits) {
        return registry.retention.products(tenant, limits, 10).stream()
                .findFirst()
                .flatMap(product -> registry.retention.expire(tenant, product, limits));
    }

    private List<UUID> left() {
        return registry.modelRows.list(tenant, new ModelFilter(baguette, null), PageRequest.first(100)).items().stream()
                .map(TrainedModel::id)
                .toList();
    }
}
