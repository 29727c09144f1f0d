package com.bakery.training.registry.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SocketLeasesIT {
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int MAX = 3;

    private static RegistryDatabase database;

    private final UUID tenant = UUID.randomUUID();
    private final UUID instance = UUID.randomUUID();
    private final SocketLeases leases = database.registry().leases;

    @BeforeAll
    static void open() {
        database = RegistryDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void givesATenantItsPlacesOverAllInstancesAndNoMore() {
        UUID first = take().orElseThrow();
        assertThat(leases.take(tenant, UUID.randomUUID(), MAX, LIFE)).isPresent();
        assertThat(take()).isPresent();
        assertThat(take()).isEmpty();
        assertThat(leases.take(UUID.randomUUID(), instance, MAX, LIFE)).isPresent();
        leases.release(tenant, first);
        leases.release(tenant, first);
        assertThat(take()).isPresent();
        assertThat(take()).isEmpty();
    }

    @Test
    void takersAtTheSameTimeDoNotShareAPlace() throws Exception {
        List<Optional<UUID>> taken = Together.run(12, this::take);
        assertThat(taken.stream().filter(Optional::isPresent)).hasSize(MAX);
    }

    @Test
    void aPlaceThatNobodyRenewsComesFree() {
        UUID crashed = take().orElseThrow();
        UUID alive = take().orElseThrow();
        assertThat(take()).isPresent();
        expire(crashed, alive);
        leases.renew(instance, Map.of(alive, tenant), LIFE);
        assertThat(places()).isEqualTo(MAX - 1);
        assertThat(take()).isPresent();
        assertThat(take()).isEmpty();
    }

    @Test
    void expiredPlacesMakeRoomEvenBeforeAnybodySweeps() {
        expire(take().orElseThrow(), take().orElseThrow(), take().orElseThrow());
        assertThat(take()).isPresent();
        assertThat(places()).isEqualTo(1);
    }

    @Test
    void aPlaceLostInAnOutageIsTakenAgain() {
        UUID held = take().orElseThrow();
        leases.release(tenant, held);
        leases.renew(instance, Map.of(held, tenant), LIFE);
        assertThat(places()).isEqualTo(1);
    }

    private Optional<UUID> take() {
        return leases.take(tenant, instance, MAX, LIFE);
    }

    private static void expire(UUID... ids) {
        for (UUID id : ids) {
            database.superuser()
                    .sql("UPDATE websocket_leases SET expires_at = now() - INTERVAL '1 second' WHERE id = :id")
                    .param("id", id)
                    .update();
        }
    }

    private int places() {
        return database.superuser()
                .sql("SELECT count(*) FROM websocket_leases WHERE tenant_id = :tenant")
                .param("tenant", tenant)
                .query(Integer.class)
                .single();
    }
}
