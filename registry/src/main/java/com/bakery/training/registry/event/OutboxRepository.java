package com.bakery.training.registry.event;

import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.Ids;
import com.bakery.training.registry.tenancy.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The events of all tenants that wait for the broker. A claimed event is leased: when its relay dies it is claimed again,
 * under the same id, so publication is at least once. Any number of relays may work at the same time; the events of one job
 * leave in the order they were written.
 */
public final class OutboxRepository {
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('training-outbox-claim', 0))";

    /** An event waits for every earlier one of its job that somebody else still works on. */
    private static final String CLAIM =
            """
            WITH next AS MATERIALIZED (
                SELECT id FROM outbox waiting
                WHERE published_at IS NULL AND (leased_until IS NULL OR leased_until <= now())
                  AND NOT EXISTS (SELECT 1 FROM outbox earlier
                                  WHERE earlier.job_id = waiting.job_id AND earlier.seq < waiting.seq
                                    AND earlier.published_at IS NULL AND earlier.leased_until > now())
                ORDER BY seq LIMIT :limit),
            claimed AS (
                UPDATE outbox SET leased_until = now() + make_interval(secs => :lease)
                FROM next WHERE outbox.id = next.id RETURNING outbox.*)
            SELECT * FROM claimed ORDER BY seq
            """;

    /** As many payloads as one statement deletes in a second or two. */
    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private static final String FORGET =
            """
            DELETE FROM outbox WHERE id = ANY (ARRAY (
                SELECT id FROM outbox WHERE published_at < now() - make_interval(secs => :age) LIMIT %d))
            """
                    .formatted(FORGOTTEN_AT_ONCE);

    private final Transactions transactions;

    public OutboxRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Leases up to {@code limit} waiting events, oldest first.
     *
     * @param lease longer than publishing and confirming {@code limit} events takes; after it they are claimed again
     */
    public List<OutboxEvent> claim(int limit, Duration lease) {
        return transactions.asSystem(db -> {
            db.sql(LOCK).query().singleRow();
            return db.sql(CLAIM)
                    .param("lease", lease.toMillis() / 1000.0)
                    .param("limit", limit)
                    .query((row, number) -> new OutboxEvent(
                            Columns.requiredUuid(row, "id"),
                            Columns.requiredUuid(row, "tenant_id"),
                            row.getString("exchange"),
                            row.getString("routing_key"),
                            row.getString("payload"),
                            row.getInt("attempts"),
                            Columns.requiredInstant(row, "created_at")))
                    .list();
        });
    }

    /** Records that the broker confirmed these events. */
    public void markPublished(List<UUID> ids) {
        transactions.runAsSystem(db -> db.sql(
                        """
                        UPDATE outbox SET published_at = now(), leased_until = NULL, attempts = attempts + 1, last_error = NULL
                        WHERE id = ANY (CAST(:ids AS uuid[])) AND published_at IS NULL
                        """)
                .param("ids", Ids.texts(ids))
                .update());
    }

    /** Records that these events could not be published; they, and later events of their jobs, wait for {@code backoff}. */
    public void markFailed(List<UUID> ids, String error, Duration backoff) {
        transactions.runAsSystem(db -> db.sql(
                        """
                        UPDATE outbox SET attempts = attempts + 1, last_error = :error,
                            leased_until = now() + make_interval(secs => :backoff)
                        WHERE id = ANY (CAST(:ids AS uuid[])) AND published_at IS NULL
                        """)
                .param("ids", Ids.texts(ids))
                .param("error", error)
                .param("backoff", backoff.toMillis() / 1000.0)
                .update());
    }

    /**
     * Deletes events that the broker confirmed longer ago than {@code age}. Their keys go with them, so it must be longer than a run of a job may take.
     *
     * @return how many
     */
    public int forget(Duration age) {
        int forgotten = 0;
        int batch;
        do {
            batch = transactions.asSystem(
                    db -> db.sql(FORGET).param("age", age.toSeconds()).update());
            forgotten += batch;
        } while (batch == FORGOTTEN_AT_ONCE);
        return forgotten;
    }

    /** Events not yet confirmed by the broker, over all tenants. */
    public int waiting() {
        return transactions.asSystem(db -> db.sql("SELECT count(*) FROM outbox WHERE published_at IS NULL")
                .query(Integer.class)
                .single());
    }
}
