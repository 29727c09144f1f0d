package com.bakery.training.registry.job;

import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code training_job_queue} as records, and the locks on them. */
final class JobRows {
    private JobRows() {}

    /** Columns that an older writer may have left null count as their defaults. */
    static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                Columns.requiredUuid(row, "id"),
                Columns.requiredUuid(row, "tenant_id"),
                Columns.text(row, "job_name"),
                Columns.texts(row, "products_to_train"),
                JobStatus.labelled(row.getString("status")),
                row.getInt("priority"),
                row.getInt("progress_percentage"),
                Columns.text(row, "current_step"),
                row.getInt("products_completed"),
                row.getInt("products_failed"),
                row.getInt("products_skipped"),
                Columns.integer(row, "products_total"),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "completed_at"),
                Columns.instant(row, "estimated_completion"),
                Columns.text(row, "error_type"),
                Columns.text(row, "error_message"),
                row.getInt("retry_count"),
                Columns.uuid(row, "created_by"),
                Columns.requiredInstant(row, "created_at"),
                Columns.requiredInstant(row, "updated_at"),
                row.getBoolean("force"),
                Json.read(Columns.text(row, "options")),
                origin(row),
                Columns.instant(row, "stop_requested_at"),
                Columns.instant(row, "deadline"));
    }

    private static JobOrigin origin(ResultSet row) throws SQLException {
        String label = row.getString("origin");
        return label == null ? JobOrigin.REQUEST : JobOrigin.labelled(label);
    }

    /** One that an older writer left running without a deadline has reached it: one row must not keep all others from being looked at. */
    static AdmittedJob admitted(ResultSet row, int number) throws SQLException {
        Instant started = Objects.requireNonNullElse(Columns.instant(row, "started_at"), Instant.EPOCH);
        return new AdmittedJob(
                new JobRun(
                        Columns.requiredUuid(row, "tenant_id"),
                        Columns.requiredUuid(row, "id"),
                        row.getInt("retry_count")),
                Columns.text(row, "job_name"),
                row.getInt("priority"),
                row.getBoolean("force"),
                row.getInt("products_total"),
                started,
                Objects.requireNonNullElse(Columns.instant(row, "deadline"), started),
                Columns.instant(row, "stop_requested_at"));
    }

    /** The job, locked against every change by others until the transaction ends. */
    static Job lock(JdbcClient db, UUID tenantId, UUID jobId) {
        return db.sql(
                        """
                        SELECT * FROM training_job_queue
                        WHERE tenant_id = :tenant AND id = :job AND deleted_at IS NULL FOR UPDATE
                        """)
                .param("tenant", tenantId)
                .param("job", jobId)
                .query(JobRows::job)
                .optional()
                .orElseThrow(() -> new JobNotFoundException(jobId));
    }
}
