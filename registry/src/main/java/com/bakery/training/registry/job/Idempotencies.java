package com.bakery.training.registry.job;

import com.bakery.training.registry.sql.Json;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was answered before: to the same Idempotency-Key, or to the same message. */
final class Idempotencies {
    private record Stored(String requestHash, String response) {}

    private Idempotencies() {}

    /** Requests with one key, and messages with one id, wait for each other, so that the second sees what the first did. */
    static void serialise(JdbcClient db, UUID tenantId, String kind, String key) {
        db.sql("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", kind + "/" + tenantId + "/" + key)
                .query()
                .singleRow();
    }

    /**
     * The answer given before.
     *
     * @throws IdempotencyConflictException if it was given to another body
     */
    static Optional<IntakeResult> answered(JdbcClient db, UUID tenantId, NewJob.Idempotency idempotency) {
        Optional<Stored> stored = db.sql(
                        "SELECT request_hash, response FROM idempotency_keys WHERE tenant_id = :tenant AND key = :key")
                .param("tenant", tenantId)
                .param("key", idempotency.key())
                .query((row, number) -> new Stored(row.getString(1), row.getString(2)))
                .optional();
        if (stored.isPresent() && !stored.get().requestHash().equals(idempotency.requestHash())) {
            throw new IdempotencyConflictException(idempotency.key());
        }
        return stored.map(answer -> Json.readValue(answer.response(), IntakeResult.class));
    }

    static void remember(JdbcClient db, UUID tenantId, NewJob.Idempotency idempotency, IntakeResult result) {
        db.sql(
                        """
                        INSERT INTO idempotency_keys (tenant_id, key, request_hash, job_id, response)
                        VALUES (:tenant, :key, :hash, :job, :response::jsonb)
                        """)
                .param("tenant", tenantId)
                .param("key", idempotency.key())
                .param("hash", idempotency.requestHash())
                .param("job", result.jobId())
                .param("response", Json.writeValue(result))
                .update();
    }

    /** Frees the keys that were answered with the job. */
    static void forget(JdbcClient db, UUID tenantId, UUID jobId) {
        db.sql("DELETE FROM idempotency_keys WHERE tenant_id = :tenant AND job_id = :job")
                .param("tenant", tenantId)
                .param("job", jobId)
                .update();
    }

    /** The job of a message that was consumed before. */
    static Optional<UUID> consumed(JdbcClient db, UUID tenantId, String eventId) {
        return db.sql("SELECT job_id FROM consumed_events WHERE tenant_id = :tenant AND event_id = :event")
                .param("tenant", tenantId)
                .param("event", eventId)
                .query(UUID.class)
                .optional();
    }

    static void consume(JdbcClient db, UUID tenantId, String eventId, UUID jobId) {
        db.sql("INSERT INTO consumed_events (tenant_id, event_id, job_id) VALUES (:tenant, :event, :job)")
                .param("tenant", tenantId)
                .param("event", eventId)
                .param("job", jobId)
                .update();
    }
}
