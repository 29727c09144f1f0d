package com.bakery.training.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.paging.PageRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeploymentIT {
    private static RegistryDatabase database;
    private static TestRegistry registry;

    private UUID tenant;
    private UUID baguette;
    private JobRun run;

    @BeforeAll
    static void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void runAJob() {
        tenant = UUID.randomUUID();
        baguette = registry.product(tenant, "Baguette", 5, 40);
        run = registry.runningJob(tenant);
    }

    @Test
    void exactlyOneVersionIsDeployedHoweverManyDeployAtOnce() throws Exception {
        UUID first = registry.models
                .register(Registrations.of(registry, run, baguette).build())
                .modelId();
        JobRun next = registry.runningJob(tenant);
        UUID second = registry.models
                .register(Registrations.of(registry, next, baguette).build())
                .modelId();
        AtomicInteger turn = new AtomicInteger();

        Together.run(
                8, () -> registry.models.deploy(tenant, turn.incrementAndGet() % 2 == 0 ? first : second, "admin"));

        assertThat(registry.modelRows
                        .list(tenant, new ModelFilter(baguette, true), PageRequest.first(5))
                        .items())
                .hasSize(1);
        assertThat(registry.models.deploy(tenant, first, "admin") || registry.models.deploy(tenant, second, "admin"))
                .isTrue();
        assertThat(registry.audit.list(tenant, PageRequest.first(50)).items())
                .filteredOn(entry -> entry.actor().equals("admin"))
                .isNotEmpty();
    }

    @Test
    void aWorseChangeOfRecipeStaysAChallengerAndSaysWhy() {
        registry.models.register(Registrations.of(registry, run, baguette).build());
        JobRun next = registry.runningJob(tenant);

        Registered challenger = registry.models.register(Registrations.of(registry, next, baguette)
                .recipe("croston")
                .comparedWith("ets+prophet", 0.20)
                .metrics(Registrations.metrics(0.25, 0.30))
                .build());

        assertThat(challenger.deployed()).isFalse();
        assertThat(challenger.promotion())
                .isEqualTo("Different recipe is not better: WAPE 0.2500, deployed recipe 0.2000");
        assertThat(registry.modelRows.latest(tenant, baguette).orElseThrow().id())
                .isEqualTo(challenger.modelId());
        assertThat(registry.modelRows.deployed(tenant, baguette).orElseThrow().id())
                .isNotEqualTo(challenger.modelId());
    }

    @Test
    void aRollbackServesThePreviousVersionOnceAndARepeatedOneIsRefused() throws Exception {
        UUID first = register(Registrations.of(registry, run, baguette));
        UUID second = register(Registrations.of(registry, registry.runningJob(tenant), baguette));
        assertThat(names(first)).containsExactly("previous");
        assertThat(names(second)).containsExactly("champion");
        Change change = Change.because("admin", "Too many rolls left over");

        List<String> outcomes = Together.run(4, () -> {
            try {
                return registry.models.rollBack(tenant, baguette, change).toString();
            } catch (NoPreviousVersionException e) {
                return "refused";
            }
        });

        assertThat(outcomes).containsOnlyOnce(first.toString()).contains("refused");
        assertThat(names(first)).containsExactly("champion");
        assertThat(names(second)).isEmpty();
        TrainedModel served = registry.modelRows.deployed(tenant, baguette).orElseThrow();
        assertThat(served.promotion()).isEqualTo("Too many rolls left over");
        assertThat(registry.audit.list(tenant, PageRequest.first(50)).items())
                .filteredOn(entry -> entry.action().equals("model.rolled_back"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo("admin");
                    assertThat(entry.details())
                            .containsEntry("reason", "Too many rolls left over")
                            .containsEntry("model_id", first.toString())
                            .containsEntry("replaced_model_id", second.toString());
                });
        assertThat(registry.log.list(tenant, run.jobId(), PageRequest.first(50)).items())
                .anyMatch(line -> line.message().startsWith("Rolled back to version " + served.modelVersion()));
    }

    @Test
    void aVersionThatIsKeptBackIsTheChallengerUntilItIsServedOrOutlived() {
        UUID first = register(Registrations.of(registry, run, baguette));
        UUID kept = register(Registrations.of(registry, registry.runningJob(tenant), baguette)
                .autoDeployment(false));
        assertThat(names(kept)).containsExactly("challenger");

        registry.models.deploy(tenant, kept, "admin");
        assertThat(names(kept)).containsExactly("champion");
        assertThat(names(first)).containsExactly("previous");

        UUID next = register(Registrations.of(registry, registry.runningJob(tenant), baguette)
                .autoDeployment(false));
        UUID served = register(Registrations.of(registry, registry.runningJob(tenant), baguette));
        assertThat(names(next)).isEmpty();
        assertThat(names(served)).containsExactly("champion");
        assertThat(names(kept)).containsExactly("previous");
    }

    @Test
    void aFreeNamePointsToOneVersionAndReservedNamesFollowDeploymentsAlone() {
        UUID first = register(Registrations.of(registry, run, baguette));
        UUID second = register(Registrations.of(registry, registry.runningJob(tenant), baguette));
        registry.aliases.replace(tenant, first, List.of("previous", "easter", "stable"), "admin");

        assertThat(registry.aliases.replace(tenant, second, List.of("champion", "stable"), "admin"))
                .containsExactly("champion", "stable");

        assertThat(names(first)).containsExactly("easter", "previous");
        assertThat(registry.modelRows
                        .list(tenant, new ModelFilter(baguette, null, "stable"), PageRequest.first(5))
                        .items())
                .extracting(TrainedModel::id)
                .containsExactly(second);
        for (String refused : List.of("champion", "challenger", "Großes Brot", "-x", "x".repeat(51), "")) {
            assertThatThrownBy(() -> registry.aliases.replace(tenant, first, List.of("other", refused), "admin"))
                    .as(refused)
                    .isInstanceOf(AliasRefusedException.class);
        }
        assertThat(names(first)).containsExactly("easter", "previous");
        assertThat(registry.audit.list(tenant, PageRequest.first(50)).items())
                .filteredOn(entry -> entry.action().equals("model.aliased"))
                .hasSize(2);
        assertThatThrownBy(() -> registry.aliases.replace(UUID.randomUUID(), first, List.of("mine"), "stranger"))
                .isInstanceOf(ModelNotFoundException.class);
    }

    @Test
    void whatIsDeletedCannotBeDeployedAndLeavesNoName() {
        UUID first = register(Registrations.of(registry, run, baguette));
        UUID second = register(Registrations.of(registry, registry.runningJob(tenant), baguette));
        registry.aliases.replace(tenant, first, List.of("stable"), "admin");
        for (String table : List.of("model_artifacts", "model_performance_metrics")) {
            delete(table + " WHERE model_id", first);
        }
        delete("trained_models WHERE id", first);

        assertThatThrownBy(() -> registry.models.deploy(tenant, first, "admin"))
                .isInstanceOf(ModelNotFoundException.class);
        assertThatThrownBy(() -> registry.models.rollBack(tenant, baguette, Change.because("admin", "x")))
                .isInstanceOf(NoPreviousVersionException.class);
        assertThat(names(second)).containsExactly("champion");
    }

    private static void delete(String where, UUID id) {
        database.superuser()
                .sql("DELETE FROM " + where + " = :id")
                .param("id", id)
                .update();
    }

    private UUID register(Registrations model) {
        return registry.models.register(model.build()).modelId();
    }

    private List<String> names(UUID model) {
        return registry.modelRows.find(tenant, model).orElseThrow().aliases();
    }

    @Test
    void anotherTenantNeitherFindsNorDeploysAModel() {
        UUID model = registry.models
                .register(Registrations.of(registry, run, baguette).build())
                .modelId();
        UUID stranger = UUID.randomUUID();

        assertThat(registry.modelRows.find(stranger, model)).isEmpty();
        assertThat(registry.modelRows.artifacts(stranger, model)).isEmpty();
        assertThatThrownBy(() -> registry.models.deploy(stranger, model, "stranger"))
                .isInstanceOf(ModelNotFoundException.class);
    }

    @Test
    void modelsAreListedNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) {
            JobRun next = registry.runningJob(tenant);
            registry.models.register(Registrations.of(registry, next, baguette).build());
        }
        List<UUID> all = registry.modelRows.list(tenant, ModelFilter.ALL, PageRequest.first(10)).items().stream()
                .map(TrainedModel::id)
                .toList();
        var first = registry.modelRows.list(tenant, ModelFilter.ALL, PageRequest.first(3));
        var second = registry.modelRows.list(tenant, ModelFilter.ALL, new PageRequest(3, first.nextCursor()));

        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(TrainedModel::id))
                .containsExactlyElementsOf(all);
        assertThat(second.nextCursor()).isNull();
    }
}
