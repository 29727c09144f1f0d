package com.bakery.training.registry.erasure;

import com.bakery.training.registry.erasure.TenantTables.Table;
import com.bakery.training.registry.job.TenantGate;
import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.Json;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an erasure does to rows: its own one, and everybody else's. */
final class ErasureRows {
    /** Deleted in one transaction: far below the time a statement may take, with all indexes. */
    private static final int BATCH = 5_000;

    private final Transactions transactions;

    ErasureRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The erasure of the tenant that is under way, or a new one: jobs that wait are cancelled, and from now on none is accepted.
     *
     * @throws TenantBusyException if one runs
     */
    Erasure begin(UUID tenantId) {
        return transactions.asSystem(db -> {
            TenantGate.close(db, tenantId);
            return underWay(db, tenantId).orElseGet(() -> {
                endWaitingJobs(db, tenantId);
                db.sql(
                                """
                                INSERT INTO tenant_erasures (id, tenant_id, tenant_hash)
                                VALUES (:id, :tenant, encode(sha256(convert_to(:text, 'UTF8')), 'hex'))
                                """)
                        .param("id", UUID.randomUUID())
                        .param("tenant", tenantId)
                        .param("text", tenantId.toString())
                        .update();
                return underWay(db, tenantId).orElseThrow();
            });
        });
    }

    /** The waiting ones first: the queue may be admitting one just now, and what it has admitted is seen behind its lock only. */
    private static void endWaitingJobs(JdbcClient db, UUID tenantId) {
        db.sql(
                        """
                        UPDATE training_job_queue SET status = 'cancelled', completed_at = now(), updated_at = now()
                        WHERE tenant_id = :tenant AND status = 'pending'
                        """)
                .param("tenant", tenantId)
                .update();
        db.sql("SELECT id FROM training_job_queue WHERE tenant_id = :tenant AND status = 'running' LIMIT 1")
                .param("tenant", tenantId)
                .query(UUID.class)
                .optional()
                .ifPresent(job -> {
                    throw new TenantBusyException(job);
                });
    }

    /** An erasure that is not completed. */
    record UnderWay(UUID tenantId, UUID erasureId) {}

    /** Those that are not completed, the oldest first. */
    List<UnderWay> underWay() {
        return transactions.asSystem(db -> db.sql(
                        "SELECT tenant_id, id FROM tenant_erasures WHERE completed_at IS NULL ORDER BY requested_at")
                .query((row, number) -> new UnderWay(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list());
    }

    List<UUID> jobs(UUID tenantId) {
        return transactions.inErasureOf(
                tenantId, db -> db.sql("SELECT id FROM training_job_queue WHERE tenant_id = :tenant")
                        .param("tenant", tenantId)
                        .query(UUID.class)
                        .list());
    }

    List<Table> tables(UUID tenantId) {
        return transactions.inErasureOf(tenantId, TenantTables::all);
    }

    /** Deletes some rows of the table and counts them in the erasure's row, both or neither; false when there was none. */
    boolean deleteSome(UUID tenantId, Table table) {
        return transactions.inErasureOf(tenantId, db -> {
            int deleted = db.sql(
                            "DELETE FROM %1$s WHERE ctid = ANY (ARRAY (SELECT ctid FROM %1$s WHERE %2$s LIMIT %3$d))"
                                    .formatted('"' + table.name() + '"', table.condition(), BATCH))
                    .param("tenant", tenantId.toString())
                    .update();
            if (deleted > 0) {
                db.sql(
                                """
                                UPDATE tenant_erasures SET rows_deleted = rows_deleted || jsonb_build_object(
                                    :table::text, coalesce((rows_deleted ->> :table)::bigint, 0) + :rows)
                                WHERE tenant_id = :tenant
                                """)
                        .param("table", table.name())
                        .param("rows", deleted)
                        .param("tenant", tenantId)
                        .update();
            }
            return deleted > 0;
        });
    }

    void countFiles(UUID tenantId, long files, long bytes) {
        transactions.inErasureOf(tenantId, db -> db.sql(
                        """
                        UPDATE tenant_erasures SET files_deleted = files_deleted + :files, bytes_freed = bytes_freed + :bytes
                        WHERE tenant_id = :tenant
                        """)
                .param("files", files)
                .param("bytes", bytes)
                .param("tenant", tenantId)
                .update());
    }

    /**
     * Counts what is left in every table, and turns the erasure into its certificate if that is nothing. Jobs are kept out meanwhile.
     *
     * @return the rows that are left
     */
    long complete(UUID tenantId, UUID erasureId) {
        return transactions.inErasureOf(tenantId, db -> {
            TenantGate.close(db, tenantId);
            long left = TenantTables.all(db).stream()
                    .mapToLong(
                            table -> db.sql("SELECT count(*) FROM \"" + table.name() + "\" WHERE " + table.condition())
                                    .param("tenant", tenantId.toString())
                                    .query(Long.class)
                                    .single())
                    .sum();
            if (left == 0) {
                db.sql("UPDATE tenant_erasures SET completed_at = now(), tenant_id = NULL WHERE id = :id")
                        .param("id", erasureId)
                        .update();
            }
            return left;
        });
    }

    Erasure find(UUID erasureId) {
        return transactions.asSystem(db -> db.sql("SELECT * FROM tenant_erasures WHERE id = :id")
                .param("id", erasureId)
                .query(ErasureRows::row)
                .single());
    }

    private static Optional<Erasure> underWay(JdbcClient db, UUID tenantId) {
        return db.sql("SELECT * FROM tenant_erasures WHERE tenant_id = :tenant AND completed_at IS NULL")
                .param("tenant", tenantId)
                .query(ErasureRows::row)
                .optional();
    }

    private static Erasure row(ResultSet row, int number) throws SQLException {
        TreeMap<String, Long> rows = new TreeMap<>();
        Map<String, Object> stored = Json.read(row.getString("rows_deleted"));
        if (stored != null) {
            stored.forEach((table, count) -> rows.put(table, ((Number) count).longValue()));
        }
        return new Erasure(
                Columns.requiredUuid(row, "id"),
                row.getString("tenant_hash"),
                Columns.requiredInstant(row, "requested_at"),
                Columns.instant(row, "completed_at"),
                rows,
                row.getLong("files_deleted"),
                row.getLong("bytes_freed"));
    }
}
