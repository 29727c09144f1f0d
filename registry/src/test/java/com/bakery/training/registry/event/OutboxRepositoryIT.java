package com.bakery.training.registry.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.job.Failure;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.ProductFailure;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxRepositoryIT {
    private static final Duration LONG = Duration.ofMinutes(5);

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
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aConfirmedEventLeavesForGood() {
        jobWithTwoEvents();

        List<OutboxEvent> events = registry.outbox.claim(10, LONG);
        registry.outbox.markPublished(ids(events));

        assertThat(events).extracting(OutboxEvent::routingKey).containsExactly("training.failed", "training.completed");
        assertThat(events).extracting(OutboxEvent::exchange).containsOnly("training");
        assertThat(registry.outbox.waiting()).isZero();
        assertThat(registry.outbox.claim(10, LONG)).isEmpty();
    }

    @Test
    void aConfirmedEventIsForgottenOneDayAndAWaitingOneNever() {
        jobWithTwoEvents();
        registry.outbox.markPublished(ids(registry.outbox.claim(1, LONG)));
        age("created_at", 60);
        age("published_at", 31);
        assertThat(registry.outbox.forget(Duration.ofDays(32))).isZero();

        assertThat(registry.outbox.forget(Duration.ofDays(30))).isEqualTo(1);

        assertThat(registry.outbox.claim(10, LONG))
                .extracting(OutboxEvent::routingKey)
                .containsExactly("training.completed");
    }

    private void age(String column, int days) {
        database.superuser()
                .sql("UPDATE outbox SET " + column + " = " + column + " - make_interval(days => " + days + ")")
                .update();
    }

    @Test
    void theEventsOfADeadRelayAreClaimedAgainUnderTheSameIds() {
        jobWithTwoEvents();
        List<OutboxEvent> first = registry.outbox.claim(10, Duration.ZERO);

        List<OutboxEvent> second = registry.outbox.claim(10, LONG);

        assertThat(ids(second)).isEqualTo(ids(first)).hasSize(2);
    }

    @Test
    void simultaneousRelaysNeverHoldTheSameEvent() throws Exception {
        for (int i = 0; i < 10; i++) {
            jobWithTwoEvents();
        }

        List<List<OutboxEvent>> claims = Together.run(8, () -> registry.outbox.claim(3, LONG));

        assertThat(claims.stream().flatMap(List::stream))
                .extracting(OutboxEvent::id)
                .doesNotHaveDuplicates();
        assertThat(claims.stream().mapToInt(List::size).max()).hasValue(3);
    }

    @Test
    void aLaterEventOfAJobWaitsForAnEarlierOneThatFailed() {
        jobWithTwoEvents();
        List<OutboxEvent> first = registry.outbox.claim(1, LONG);
        assertThat(registry.outbox.claim(10, LONG)).isEmpty();

        registry.outbox.markFailed(ids(first), "connection refused", LONG);
        assertThat(registry.outbox.claim(10, LONG)).isEmpty();
        registry.outbox.markFailed(ids(first), "connection refused", Duration.ZERO);

        List<OutboxEvent> again = registry.outbox.claim(10, LONG);
        assertThat(again).hasSize(2);
        assertThat(again.get(0).id()).isEqualTo(first.get(0).id());
        assertThat(again.get(0).attempts()).isEqualTo(2);
    }

    @Test
    void anotherJobsEventsDoNotWait() {
        jobWithTwoEvents();
        registry.outbox.claim(1, LONG);
        jobWithTwoEvents();

        assertThat(registry.outbox.claim(10, LONG)).hasSize(2);
    }

    private void jobWithTwoEvents() {
        JobRun run = registry.runningJob(tenant);
        Failure failure = new Failure("NoVariationError", "constant", "Check", "low");
        registry.trainings.fail(run, new ProductFailure(baguette, "Baguette", "collect", failure));
        registry.runs.finish(run, JobEnd.completed());
    }

    private static List<UUID> ids(List<OutboxEvent> events) {
        return events.stream().map(OutboxEvent::id).toList();
    }
}
