package com.bakery.training.registry.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.job.IntakeRefusedException.Reason;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.product.ProductReference;
import com.bakery.training.registry.sales.SalesOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobIntakeIT {
    private RegistryDatabase database;
    private TestRegistry registry;
    private UUID tenant;
    private UUID baguette;

    @BeforeEach
    void openAShop() {
        database = RegistryDatabase.open();
        registry = database.registry();
        tenant = UUID.randomUUID();
        baguette = registry.product(tenant, "Baguette", 5, 10);
        registry.product(tenant, "Croissant", 3, 10);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aJobMayBeginWithoutSalesWhereItFetchesThem() {
        UUID newcomer = UUID.randomUUID();
        assertThatThrownBy(() -> registry.intake.insert(NewJob.allProducts(newcomer, null)))
                .isInstanceOf(IntakeRefusedException.class);

        JobIntake fetching = new JobIntake(database.transactions(), SalesOrigin.FETCHED);
        assertThat(fetching.insert(NewJob.allProducts(newcomer, null)).created())
                .isTrue();
        assertThatThrownBy(() -> fetching.insert(new NewJob(
                        newcomer,
                        null,
                        List.of(UUID.randomUUID()),
                        0,
                        false,
                        null,
                        null,
                        JobOrigin.REQUEST,
                        null,
                        null)))
                .isInstanceOf(IntakeRefusedException.class);
    }

    @Test
    void aRequestBecomesAPendingRow() {
        UUID user = UUID.randomUUID();
        IntakeResult result = registry.intake.insert(new NewJob(
                tenant,
                "Weekly",
                List.of(baguette, baguette),
                7,
                true,
                Map.of("horizon", 14),
                user,
                JobOrigin.REQUEST,
                null,
                null));

        Job job = registry.jobs.find(tenant, result.jobId()).orElseThrow();
        assertThat(result.queuePosition()).isOne();
        assertThat(result.created()).isTrue();
        assertThat(job.status()).isEqualTo(JobStatus.PENDING);
        assertThat(job.productsToTrain()).containsExactly(baguette.toString());
        assertThat(job.productsTotal()).isOne();
        assertThat(job.options()).isEqualTo(Map.of("horizon", 14));
        assertThat(job.createdBy()).isEqualTo(user);
        assertThat(job.force()).isTrue();
        assertThat(job.priority()).isEqualTo(7);
    }

    @Test
    void theSameKeyAndBodyGetTheSameAnswerWhateverHappenedMeanwhile() {
        IntakeResult first = registry.intake.insert(withKey("key", "hash"));
        registry.queue.admit(3, Duration.ofMinutes(1));

        IntakeResult second = registry.intake.insert(withKey("key", "hash"));

        assertThat(second).isEqualTo(first.repeated());
        assertThat(second.status()).isEqualTo(JobStatus.PENDING);
        assertThat(jobs()).isOne();
    }

    @Test
    void theSameKeyWithAnotherBodyIsAConflict() {
        registry.intake.insert(withKey("key", "hash"));

        assertThatThrownBy(() -> registry.intake.insert(withKey("key", "other")))
                .isInstanceOf(IdempotencyConflictException.class);
        assertThat(jobs()).isOne();
    }

    @Test
    void aKeyBelongsToItsTenant() {
        UUID other = UUID.randomUUID();
        registry.product(other, "Brezel", 1, 10);
        IntakeResult first = registry.intake.insert(withKey("key", "hash"));
        NewJob.Idempotency key = new NewJob.Idempotency("key", "hash");

        IntakeResult second = registry.intake.insert(
                new NewJob(other, null, null, 0, false, null, null, JobOrigin.REQUEST, key, null));

        assertThat(second.jobId()).isNotEqualTo(first.jobId());
    }

    @Test
    void simultaneousRequestsWithOneKeyMakeOneJob() throws Exception {
        List<IntakeResult> results = Together.run(12, () -> registry.intake.insert(withKey("key", "hash")));

        assertThat(results)
                .extracting(IntakeResult::jobId)
                .containsOnly(results.get(0).jobId());
        assertThat(results).filteredOn(IntakeResult::created).hasSize(1);
        assertThat(jobs()).isOne();
    }

    @Test
    void simultaneousRequestsOfSeveralTenantsEachGetAPlaceOfTheirOwn() throws Exception {
        UUID other = UUID.randomUUID();
        registry.product(other, "Brezel", 1, 10);
        AtomicInteger caller = new AtomicInteger();

        List<IntakeResult> results = Together.run(
                12,
                () -> registry.intake.insert(
                        NewJob.allProducts(caller.getAndIncrement() % 2 == 0 ? tenant : other, null)));

        assertThat(results)
                .extracting(IntakeResult::queuePosition)
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        Map<UUID, QueuePlace> places = registry.outlook.places(3, Instant.now());
        assertThat(results).as("the place of the answer is that of the queue").allSatisfy(result -> assertThat(
                        places.get(result.jobId()).position())
                .isEqualTo(result.queuePosition()));
    }

    @Test
    void aDeletedJobsKeyMakesANewJobButItsMessageDoesNot() {
        UUID first = registry.intake.insert(withKey("key", "hash")).jobId();
        UUID asked = registry.intake.insert(event("event", null)).jobId();
        List.of(first, asked).forEach(job -> {
            registry.jobs.requestStop(tenant, job);
            registry.jobs.delete(tenant, job);
        });

        assertThat(registry.intake.insert(withKey("key", "other")).created()).isTrue();
        assertThat(registry.intake.insert(event("event", null)))
                .extracting(IntakeResult::jobId, IntakeResult::created)
                .containsExactly(asked, false);
        assertThat(jobs()).isOne();
    }

    @Test
    void aMessageDeliveredManyTimesMakesOneJob() throws Exception {
        List<IntakeResult> results = Together.run(12, () -> registry.intake.insert(event("event", null)));

        assertThat(results)
                .extracting(IntakeResult::jobId)
                .containsOnly(results.get(0).jobId());
        assertThat(jobs()).isOne();
        assertThat(registry.intake.insert(event("another", null)).created()).isTrue();
    }

    @Test
    void productsThatDoNotExistAreRefusedByName() {
        UUID unknown = UUID.randomUUID();

        assertThatThrownBy(() -> registry.intake.insert(request(List.of(baguette, unknown))))
                .isInstanceOfSatisfying(IntakeRefusedException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_PRODUCT);
                    assertThat(refusal)
                            .hasMessageContaining(unknown.toString())
                            .hasMessageNotContaining(baguette.toString());
                });
        assertThat(jobs()).isZero();
    }

    @Test
    void anotherTenantsProductDoesNotExist() {
        UUID foreign = registry.product(UUID.randomUUID(), "Brezel", 1, 10);

        assertThatThrownBy(() -> registry.intake.insert(request(List.of(foreign))))
                .isInstanceOfSatisfying(IntakeRefusedException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Reason.UNKNOWN_PRODUCT));
    }

    @Test
    void withoutSalesThereIsNothingToTrain() {
        UUID unsold = registry.products
                .resolve(tenant, List.of(new ProductReference(null, "Unsold", null)))
                .get(0)
                .id();

        assertThatThrownBy(() -> registry.intake.insert(request(List.of(unsold))))
                .isInstanceOfSatisfying(IntakeRefusedException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Reason.NO_SALES));
        assertThatThrownBy(() -> registry.pendingJob(UUID.randomUUID()))
                .isInstanceOf(IntakeRefusedException.class)
                .hasMessageContaining("upload sales");
        assertThat(registry.intake.insert(request(null)).productsTotal()).isEqualTo(2);
    }

    @Test
    void badValuesAreRefusedWithFieldRuleAndValue() {
        assertThatThrownBy(() -> withPriority(10)).hasMessage("priority must lie in 0..9, not 10");
        assertThatThrownBy(() -> withPriority(-1)).hasMessageContaining("priority");
        assertThatThrownBy(() -> request(List.of())).hasMessageContaining("products");
        assertThatThrownBy(() -> NewJob.allProducts(tenant, "x".repeat(256))).hasMessageContaining("255");
        assertThatThrownBy(() -> new NewJob.Idempotency(" ", "hash")).hasMessageContaining("Idempotency-Key");
    }

    private NewJob withPriority(int priority) {
        return new NewJob(tenant, null, null, priority, false, null, null, JobOrigin.REQUEST, null, null);
    }

    private NewJob request(List<UUID> products) {
        return new NewJob(tenant, null, products, 0, false, null, null, JobOrigin.REQUEST, null, null);
    }

    private NewJob withKey(String key, String hash) {
        NewJob.Idempotency idempotency = new NewJob.Idempotency(key, hash);
        return new NewJob(tenant, null, null, 0, false, null, null, JobOrigin.REQUEST, idempotency, null);
    }

    private NewJob event(String id, List<UUID> products) {
        return new NewJob(tenant, null, products, 0, false, null, null, JobOrigin.EVENT, null, id);
    }

    private int jobs() {
        return registry.jobs
                .history(tenant, JobFilter.ALL, PageRequest.first(50))
                .items()
                .size();
    }
}
