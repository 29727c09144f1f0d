package com.bakery.training.registry.job;

import com.bakery.training.registry.sales.SalesOrigin;
import com.bakery.training.registry.sql.Json;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one way into the queue: a request, a message or a schedule becomes one row in one transaction, together with its
 * Idempotency-Key or message id. Nothing is started here.
 */
public final class JobIntake {
    private final Transactions transactions;
    private final SalesOrigin origin;

    public JobIntake(Transactions transactions, SalesOrigin origin) {
        this.transactions = transactions;
        this.origin = origin;
    }

    /**
     * Accepts a job. The same Idempotency-Key with the same body, and the same message id, get the job that was made
     * first. A message of {@link JobOrigin#IMPORT} joins a pending job of the tenant that covers it or came from an import.
     *
     * @return for a repeated key the answer that was given first, place in the queue included
     * @throws IntakeRefusedException if products do not exist, there are no sales and no service is asked for them, or the tenant is being erased
     * @throws IdempotencyConflictException if the key was used with another body
     */
    public IntakeResult insert(NewJob request) {
        return transactions.inTenant(request.tenantId(), db -> accept(db, request));
    }

    private IntakeResult accept(JdbcClient db, NewJob request) {
        if (!TenantGate.enter(db, request.tenantId())) {
            throw IntakeRefusedException.tenantErased();
        }
        return repeated(db, request).orElseGet(() -> {
            int total = IntakeProducts.require(db, request, origin);
            IntakeResult result = PendingImports.join(db, request).orElseGet(() -> insert(db, request, total));
            remember(db, request, result);
            return result;
        });
    }

    private static Optional<IntakeResult> repeated(JdbcClient db, NewJob request) {
        NewJob.Idempotency idempotency = request.idempotency();
        if (idempotency != null) {
            Idempotencies.serialise(db, request.tenantId(), "idempotency", idempotency.key());
            return Idempotencies.answered(db, request.tenantId(), idempotency).map(IntakeResult::repeated);
        }
        String eventId = request.eventId();
        if (eventId != null) {
            Idempotencies.serialise(db, request.tenantId(), "event", eventId);
            return Idempotencies.consumed(db, request.tenantId(), eventId)
                    .map(jobId -> PendingImports.result(db, request.tenantId(), jobId));
        }
        return Optional.empty();
    }

    private static void remember(JdbcClient db, NewJob request, IntakeResult result) {
        NewJob.Idempotency idempotency = request.idempotency();
        if (idempotency != null) {
            Idempotencies.remember(db, request.tenantId(), idempotency, result);
        }
        String eventId = request.eventId();
        if (eventId != null) {
            Idempotencies.consume(db, request.tenantId(), eventId, result.jobId());
        }
    }

    /** The time is taken behind the queue's entrance: jobs are as old as their places say. */
    private IntakeResult insert(JdbcClient db, NewJob request, int total) {
        int place = transactions.overAllTenants(all -> JobQueue.enter(all, request.priority()));
        UUID jobId = UUID.randomUUID();
        db.sql(
                        """
                        INSERT INTO training_job_queue (id, tenant_id, job_name, products_to_train, status, priority,
                            products_total, current_step, created_by, force, options, origin,
                            created_at, updated_at)
                        VALUES (:id, :tenant, :name, :products, 'pending', :priority, :total, 'queued', :createdBy, :force,
                            :options::jsonb, :origin, clock_timestamp(), clock_timestamp())
                        """)
                .param("id", jobId)
                .param("tenant", request.tenantId())
                .param("name", request.name(), Types.VARCHAR)
                .param("products", texts(request.products()), Types.ARRAY)
                .param("priority", request.priority())
                .param("total", total)
                .param("createdBy", request.createdBy(), Types.OTHER)
                .param("force", request.force())
                .param("options", Json.write(request.options()), Types.VARCHAR)
                .param("origin", request.origin().label())
                .update();
        return new IntakeResult(jobId, JobStatus.PENDING, place, total, true);
    }

    static String @Nullable [] texts(@Nullable List<UUID> ids) {
        return ids == null ? null : ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
