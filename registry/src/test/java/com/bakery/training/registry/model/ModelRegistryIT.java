package com.bakery.training.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.job.Failure;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobNotRunningException;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.ProductFailure;
import com.bakery.training.registry.job.ProductStatus;
import com.bakery.training.registry.job.RunningJobs;
import com.bakery.training.registry.log.LogEntry;
import com.bakery.training.registry.paging.PageRequest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.data.TemporalUnitOffset;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelRegistryIT {
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
    void registersModelMetricsFilesAndTheProductsRow() {
        Registration model = Registrations.of(registry, run, baguette).build();

        Registered registered = registry.models.register(model);

        TrainedModel stored =
                registry.modelRows.find(tenant, registered.modelId()).orElseThrow();
        assertThat(stored.modelVersion()).isEqualTo(model.modelVersion());
        assertThat(stored.modelPath()).isEqualTo(model.modelFile().key());
        assertThat(stored.metrics()).isEqualTo(model.metrics());
        assertThat(stored.hyperparameters()).isEqualTo(model.hyperparameters());
        assertThat(stored.deployed()).isTrue();
        assertThat(registry.modelRows.artifacts(tenant, stored.id())).isEqualTo(model.artifacts());
        assertThat(registry.trainings
                        .list(tenant, run.jobId(), PageRequest.first(5))
                        .items())
                .singleElement()
                .satisfies(training -> {
                    assertThat(training.status()).isEqualTo(ProductStatus.COMPLETED);
                    assertThat(training.modelVersion()).isEqualTo(model.modelVersion());
                });
        assertThat(registry.modelRows
                        .deployedData(tenant, List.of(baguette))
                        .get(baguette)
                        .dataHash())
                .isEqualTo(model.dataHash());
    }

    @Test
    void aProductRecordedAsFailedIsNotRegisteredByALateAttempt() {
        Registration model = Registrations.of(registry, run, baguette).build();
        registry.trainings.fail(
                run,
                new ProductFailure(
                        baguette,
                        "Baguette",
                        "register",
                        new Failure("UnexpectedError", "ended from outside", "Retry", "medium")));

        assertThatThrownBy(() -> registry.models.register(model)).isInstanceOf(JobNotRunningException.class);

        assertThat(registry.modelRows
                        .list(tenant, ModelFilter.ALL, PageRequest.first(5))
                        .items())
                .isEmpty();
    }

    @Test
    void aVersionIsTheCurrentUtcSecondAndStaysReserved() {
        String version = registry.models.reserveVersion(run, baguette);

        LocalDateTime time = LocalDateTime.parse(version, DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss"));
        assertThat(time).isCloseTo(LocalDateTime.now(ZoneOffset.UTC), within30Seconds());
        assertThat(registry.models.reserveVersion(run, baguette)).isEqualTo(version);
    }

    private static TemporalUnitOffset within30Seconds() {
        return new TemporalUnitWithinOffset(30, ChronoUnit.SECONDS);
    }

    @Test
    void jobsOfOneProductReserveDifferentVersionsEvenInTheSameSecond() throws Exception {
        List<JobRun> runs =
                Stream.generate(() -> registry.runningJob(tenant)).limit(8).toList();
        Iterator<JobRun> next = runs.iterator();

        List<String> versions = Together.run(8, () -> {
            JobRun mine;
            synchronized (next) {
                mine = next.next();
            }
            return registry.models.reserveVersion(mine, baguette);
        });

        assertThat(new HashSet<>(versions)).hasSize(8);
    }

    @Test
    void simultaneousRegistrationsOfOneProductRegisterOneModel() throws Exception {
        Registration model = Registrations.of(registry, run, baguette).build();

        List<Registered> results = Together.run(8, () -> registry.models.register(model));

        assertThat(results)
                .extracting(Registered::modelId)
                .containsOnly(results.get(0).modelId());
        assertThat(results).filteredOn(Registered::created).hasSize(1);
        assertThat(registry.modelRows
                        .list(tenant, ModelFilter.ALL, PageRequest.first(5))
                        .items())
                .hasSize(1);
    }

    @Test
    void aZombieOfAStoppedJobChangesNothing() {
        Registration model = Registrations.of(registry, run, baguette).build();
        registry.runs.finish(run, JobEnd.cancelled());

        assertThatThrownBy(() -> registry.models.register(model)).isInstanceOf(JobNotRunningException.class);
        assertThat(registry.modelRows.latest(tenant, baguette)).isEmpty();
    }

    @Test
    void aZombieOfAFormerRunChangesNothing() {
        Registration zombie = Registrations.of(registry, run, baguette).build();
        registry.runs.finish(run, JobEnd.cancelled());
        registry.runs.retry(tenant, run.jobId());
        JobRun second = registry.queue
                .admit(Integer.MAX_VALUE, Duration.ofMinutes(1))
                .get(0)
                .run();

        assertThatThrownBy(() -> registry.models.register(zombie)).isInstanceOf(JobNotRunningException.class);
        Registration late =
                Registrations.of(second, baguette, zombie.modelVersion()).build();
        assertThatThrownBy(() -> registry.models.register(late)).isInstanceOf(JobNotRunningException.class);
        assertThat(registry.models.reserveVersion(second, baguette)).isNotEqualTo(zombie.modelVersion());
    }

    @Test
    void aJobCannotEndInTheMiddleOfARegistration() throws Exception {
        CountDownLatch registering = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<Void> registration =
                CompletableFuture.runAsync(() -> database.transactions().runInTenant(tenant, db -> {
                    RunningJobs.requireRunning(db, run);
                    registering.countDown();
                    await(commit);
                }));
        await(registering);

        CompletableFuture<Boolean> end =
                CompletableFuture.supplyAsync(() -> registry.runs.finish(run, JobEnd.cancelled()));
        Thread.sleep(200);
        assertThat(end).isNotDone();
        commit.countDown();
        assertThat(end.get(10, TimeUnit.SECONDS)).isTrue();
        registration.get(10, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void valuesBeyondTheirColumnsAreClampedAndLogged() {
        Registration model = Registrations.of(registry, run, baguette)
                .metrics(Registrations.withErrors(1e12, -1e9, Double.NaN))
                .algorithm("a".repeat(60))
                .build();

        Registered registered = registry.models.register(model);

        TrainedModel stored =
                registry.modelRows.find(tenant, registered.modelId()).orElseThrow();
        assertThat(stored.metrics().mae()).isEqualTo(999_999.9999, offset(1e-9));
        assertThat(stored.metrics().r2Score()).isEqualTo(-9_999.999999, offset(1e-9));
        assertThat(stored.metrics().accuracyPercentage()).isNull();
        assertThat(stored.algorithm()).hasSize(50);
        assertThat(registry.log.list(tenant, run.jobId(), PageRequest.first(10)).items())
                .extracting(LogEntry::message)
                .hasSize(4)
                .anyMatch(message -> message.startsWith("mae 1.0E12"));
    }

    @Test
    void anAlgorithmOfManyMembersNamesTheHeaviestThatFitWhole() {
        Registration model = Registrations.of(registry, run, baguette)
                .algorithm("pooled+ets+weekday_median+ses+prophet+tsb+seasonal_naive")
                .build();

        Registered registered = registry.models.register(model);

        assertThat(registry.modelRows
                        .find(tenant, registered.modelId())
                        .orElseThrow()
                        .algorithm())
                .isEqualTo("pooled+ets+weekday_median+ses+prophet+tsb");
    }
}
