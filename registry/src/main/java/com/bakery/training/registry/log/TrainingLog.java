package com.bakery.training.registry.log;

import com.bakery.training.registry.paging.Cursor;
import com.bakery.training.registry.paging.InWritingOrder;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.Json;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The logs of jobs: what happened to which product, step by step. */
public final class TrainingLog {
    private final Transactions transactions;

    public TrainingLog(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Writes lines in their order. A repeated call writes them again: callers log what happened, once per attempt. */
    public void append(UUID tenantId, List<NewLogEntry> entries) {
        transactions.runInTenant(tenantId, db -> append(db, tenantId, entries));
    }

    /** Writes lines inside the caller's transaction. */
    public static void append(JdbcClient db, UUID tenantId, List<NewLogEntry> entries) {
        entries.forEach(entry -> append(db, tenantId, entry));
    }

    private static void append(JdbcClient db, UUID tenantId, NewLogEntry entry) {
        db.sql(
                        """
                        INSERT INTO model_training_logs (id, training_job_id, tenant_id, product_id, log_level, message,
                            step_name, execution_time_ms, metadata, created_at)
                        VALUES (:id, :job, :tenant, :product, :level, :message, :step, :millis, :metadata::jsonb,
                            clock_timestamp())
                        """)
                .param("id", UUID.randomUUID())
                .param("job", entry.jobId())
                .param("tenant", tenantId)
                .param("product", entry.productId(), Types.OTHER)
                .param("level", entry.level().name())
                .param("message", entry.message())
                .param("step", entry.step(), Types.VARCHAR)
                .param("millis", clamped(entry.millis()), Types.INTEGER)
                .param("metadata", Json.write(entry.metadata()), Types.VARCHAR)
                .update();
    }

    /** The column holds 24 days; a longer time is no information anybody needs. */
    private static @Nullable Integer clamped(@Nullable Long millis) {
        return millis == null ? null : (int) Math.max(0, Math.min(millis, Integer.MAX_VALUE));
    }

    /** The lines of a job in the order they were written; none for a job of another tenant or a deleted one. */
    public Page<LogEntry> list(UUID tenantId, UUID jobId, PageRequest page) {
        long after = InWritingOrder.after(page);
        List<LogEntry> rows = transactions.inTenant(tenantId, db -> db.sql(
                        """
                        SELECT log.* FROM model_training_logs log
                        JOIN training_job_queue job ON job.id = log.training_job_id AND job.deleted_at IS NULL
                        WHERE log.tenant_id = :tenant AND log.training_job_id = :job AND log.seq > :after
                        ORDER BY log.seq LIMIT :rows
                        """)
                .param("tenant", tenantId)
                .param("job", jobId)
                .param("after", after)
                .param("rows", page.fetchSize())
                .query(TrainingLog::entry)
                .list());
        return Page.of(rows, page, entry -> Cursor.of(entry.seq()));
    }

    private static LogEntry entry(ResultSet row, int number) throws SQLException {
        String level = Columns.text(row, "log_level");
        return new LogEntry(
                Columns.requiredUuid(row, "id"),
                row.getLong("seq"),
                Columns.requiredUuid(row, "training_job_id"),
                Columns.uuid(row, "product_id"),
                level == null ? null : LogLevel.valueOf(level),
                Columns.text(row, "step_name"),
                Columns.text(row, "message"),
                Columns.integer(row, "execution_time_ms"),
                Json.read(Columns.text(row, "metadata")),
                Columns.requiredInstant(row, "created_at"));
    }
}
