package com.bakery.training.registry.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.log.LogEntry;
import com.bakery.training.registry.log.LogLevel;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.sales.SaleRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobPlanIT {
    private static RegistryDatabase database;
    private static TestRegistry registry;

    private UUID tenant;

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
    void newTenant() {
        tenant = UUID.randomUUID();
    }

    @Test
    void theBestSellersOfTheLastYearComeFirst() {
        UUID cake = product("Cake", 1, 30.0, 400);
        UUID roll = product("Roll", 20, 0.5, 400);
        UUID unpriced = product("Unpriced", 1, null, 400);
        UUID former = product("Former", 1000, 10.0, 1);

        JobRun run = registry.runningJob(tenant);

        // A day's revenue: 30, 10, and once the shop's average price of 15.25; the former star sold nothing for a year.
        assertThat(registry.plan.page(run, 0, 10))
                .extracting(PlannedProduct::productId)
                .containsExactly(cake, unpriced, roll, former);
        assertThat(registry.plan.page(run, 0, 10))
                .extracting(PlannedProduct::rank)
                .containsExactly(1, 2, 3, 4);
    }

    private UUID product(String name, double quantity, Double price, int afterDays) {
        UUID id = registry.product(tenant, name, 0, 1);
        List<SaleRow> rows = IntStream.range(afterDays, afterDays + 10)
                .mapToObj(day -> new SaleRow(id, TestRegistry.FIRST_DAY.plusDays(day), quantity, price, null))
                .toList();
        registry.sales.upsert(tenant, rows);
        return id;
    }

    @Test
    void aPlanIsWrittenOnceAlsoWhenNewProductsCameInMeanwhile() throws Exception {
        registry.product(tenant, "Baguette", 5, 40);
        registry.product(tenant, "Croissant", 3, 40);
        UUID jobId = registry.pendingJob(tenant);
        JobRun run = new JobRun(tenant, jobId, 0);
        registry.queue.admit(Integer.MAX_VALUE, Duration.ofMinutes(1));

        assertThat(Together.run(6, () -> registry.plan.plan(run))).containsOnly(new ProductCounts(2, 0, 0, 0));
        registry.product(tenant, "Brezel", 1, 40);
        assertThat(registry.plan.plan(run).total()).isEqualTo(2);
        assertThat(registry.plan.counts(tenant, jobId).total()).isEqualTo(2);
    }

    @Test
    void onlyNamedProductsArePlanned() {
        registry.product(tenant, "Baguette", 5, 40);
        UUID croissant = registry.product(tenant, "Croissant", 3, 40);
        NewJob named =
                new NewJob(tenant, null, List.of(croissant), 0, false, null, null, JobOrigin.REQUEST, null, null);
        JobRun run = new JobRun(tenant, registry.intake.insert(named).jobId(), 0);
        registry.queue.admit(Integer.MAX_VALUE, Duration.ofMinutes(1));
        registry.plan.plan(run);

        assertThat(registry.plan.page(run, 0, 10))
                .extracting(PlannedProduct::productId)
                .containsExactly(croissant);
    }

    @Test
    void aJobThatDoesNotRunIsNotPlanned() {
        registry.product(tenant, "Baguette", 5, 40);
        UUID jobId = registry.pendingJob(tenant);

        assertThatThrownBy(() -> registry.plan.plan(new JobRun(tenant, jobId, 0)))
                .isInstanceOf(JobNotRunningException.class);
    }

    @Test
    void endedProductsAreLeftOutOfThePages() {
        UUID baguette = registry.product(tenant, "Baguette", 5, 40);
        UUID croissant = registry.product(tenant, "Croissant", 3, 40);
        UUID brezel = registry.product(tenant, "Brezel", 1, 40);
        JobRun run = registry.runningJob(tenant);

        assertThat(registry.plan.markSkipped(run, List.of(baguette))).isOne();
        assertThat(registry.plan.markSkipped(run, List.of(baguette))).isZero();
        registry.trainings.fail(run, failure(croissant));

        assertThat(registry.plan.page(run, 0, 10))
                .extracting(PlannedProduct::productId)
                .containsExactly(brezel);
        assertThat(registry.plan.page(run, 3, 10)).isEmpty();
        assertThat(registry.plan.counts(tenant, run.jobId())).isEqualTo(new ProductCounts(3, 0, 1, 1));
    }

    @Test
    void aFailureIsRecordedOnceWithRowLogAndEventHoweverOftenItIsTried() throws Exception {
        UUID baguette = registry.product(tenant, "Baguette", 5, 40);
        JobRun run = registry.runningJob(tenant);

        List<Boolean> recorded = Together.run(8, () -> registry.trainings.fail(run, failure(baguette)));

        assertThat(recorded).containsOnlyOnce(true);
        assertThat(registry.trainings
                        .list(tenant, run.jobId(), PageRequest.first(5))
                        .items())
                .singleElement()
                .satisfies(training -> {
                    assertThat(training.status()).isEqualTo(ProductStatus.FAILED);
                    assertThat(training.step()).isEqualTo("collect");
                    assertThat(training.errorType()).isEqualTo("NoVariationError");
                    assertThat(training.recommendedAction()).isEqualTo("Check");
                });
        List<LogEntry> lines =
                registry.log.list(tenant, run.jobId(), PageRequest.first(5)).items();
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.level()).isEqualTo(LogLevel.ERROR);
            assertThat(line.metadata()).containsEntry("error_type", "NoVariationError");
        });
        assertThat(eventsOfTheTenant()).isOne();
    }

    private int eventsOfTheTenant() {
        return database.transactions().inTenant(tenant, db -> db.sql("SELECT count(*) FROM outbox")
                .query(Integer.class)
                .single());
    }

    @Test
    void stepsAreCountedWhileTheyRun() {
        UUID baguette = registry.product(tenant, "Baguette", 5, 40);
        UUID croissant = registry.product(tenant, "Croissant", 3, 40);
        registry.product(tenant, "Brezel", 1, 40);
        JobRun run = registry.runningJob(tenant);

        assertThat(registry.trainings.startStep(run, baguette, "fit")).isTrue();
        registry.trainings.startStep(run, croissant, "collect");
        registry.trainings.recordFit(run, baguette);
        assertThat(registry.trainings.stepCounts(tenant, run.jobId())).isEqualTo(Map.of("fit", 1, "collect", 1));

        registry.trainings.fail(run, failure(croissant));
        assertThat(registry.trainings.startStep(run, croissant, "fit")).isFalse();
        assertThat(registry.trainings.stepCounts(tenant, run.jobId())).isEqualTo(Map.of("fit", 1));
        Page<ProductTraining> first = registry.trainings.list(tenant, run.jobId(), PageRequest.first(2));
        Page<ProductTraining> rest =
                registry.trainings.list(tenant, run.jobId(), new PageRequest(2, first.nextCursor()));
        assertThat(first.items()).extracting(ProductTraining::fits).containsExactly(1, 0);
        assertThat(rest.items()).extracting(ProductTraining::rank).containsExactly(3);
    }

    private static ProductFailure failure(UUID product) {
        return new ProductFailure(
                product, "Product", "collect", new Failure("NoVariationError", "constant", "Check", "low"));
    }
}
