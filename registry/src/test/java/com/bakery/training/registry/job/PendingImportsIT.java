package com.bakery.training.registry.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.paging.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingImportsIT {
    private RegistryDatabase database;
    private TestRegistry registry;
    private UUID tenant;
    private UUID baguette;
    private UUID croissant;

    @BeforeEach
    void openAShop() {
        database = RegistryDatabase.open();
        registry = database.registry();
        tenant = UUID.randomUUID();
        baguette = registry.product(tenant, "Baguette", 5, 10);
        croissant = registry.product(tenant, "Croissant", 3, 10);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void importsJoinOnePendingImport() throws Exception {
        Together.run(6, () -> registry.intake.insert(imported(UUID.randomUUID().toString(), List.of(baguette))));
        registry.intake.insert(imported("second", List.of(croissant)));

        assertThat(pending()).singleElement().satisfies(job -> {
            assertThat(job.productsToTrain()).containsExactly(baguette.toString(), croissant.toString());
            assertThat(job.productsTotal()).isEqualTo(2);
        });
        registry.intake.insert(imported("all", null));
        assertThat(pending()).singleElement().satisfies(job -> assertThat(job.productsToTrain())
                .isNull());
    }

    @Test
    void anImportJoinsAPersonsJobOnlyIfThatTrainsItsProductsAnyway() {
        UUID person = registry.intake.insert(request(List.of(baguette))).jobId();

        assertThat(registry.intake
                        .insert(imported("covered", List.of(baguette)))
                        .jobId())
                .isEqualTo(person);
        assertThat(registry.intake
                        .insert(imported("beyond", List.of(croissant)))
                        .jobId())
                .isNotEqualTo(person);
        assertThat(registry.jobs.find(tenant, person).orElseThrow().productsToTrain())
                .containsExactly(baguette.toString());
    }

    @Test
    void anImportDoesNotJoinAJobThatReadItsSalesAlready() {
        UUID running = registry.intake.insert(imported("first", null)).jobId();
        registry.queue.admit(1, Duration.ofMinutes(1));

        assertThat(registry.intake.insert(imported("second", null)).jobId()).isNotEqualTo(running);
    }

    private NewJob request(List<UUID> products) {
        return new NewJob(tenant, null, products, 0, false, null, null, JobOrigin.REQUEST, null, null);
    }

    private NewJob imported(String id, List<UUID> products) {
        return new NewJob(tenant, null, products, 0, false, null, null, JobOrigin.IMPORT, null, id);
    }

    private List<Job> pending() {
        return registry.jobs
                .history(tenant, new JobFilter(JobStatus.PENDING, null, null), PageRequest.first(50))
                .items();
    }
}
