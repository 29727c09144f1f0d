package com.bakery.training.registry.audit;

import com.bakery.training.registry.paging.Cursor;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.Json;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit log of one tenant; its roles may append and read, nothing else. */
public final class AuditLog {
    private final Transactions transactions;

    public AuditLog(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Appends a row. */
    public void append(UUID tenantId, String actor, String action, String subject, @Nullable Map<String, ?> details) {
        transactions.runInTenant(tenantId, db -> append(db, tenantId, actor, action, subject, details));
    }

    /** Makes a change and appends its row in one transaction: they stand or fall together. What {@code change} returns. */
    public <T> T recorded(
            UUID tenantId,
            String actor,
            String action,
            String subject,
            @Nullable Map<String, ?> details,
            Supplier<T> change) {
        return transactions.inTenant(tenantId, db -> {
            T changed = change.get();
            append(db, tenantId, actor, action, subject, details);
            return changed;
        });
    }

    /** Appends a row inside the caller's transaction: the change and its trace stand or fall together. */
    public static void append(
            JdbcClient db,
            UUID tenantId,
            String actor,
            String action,
            String subject,
            @Nullable Map<String, ?> details) {
        db.sql(
                        """
                        INSERT INTO audit_log (id, tenant_id, actor, action, subject, details)
                        VALUES (:id, :tenant, :actor, :action, :subject, :details::jsonb)
                        """)
                .param("id", UUID.randomUUID())
                .param("tenant", tenantId)
                .param("actor", actor)
                .param("action", action)
                .param("subject", subject)
                .param("details", Json.write(details), Types.VARCHAR)
                .update();
    }

    /** All rows of the tenant, newest first. */
    public Page<AuditEntry> list(UUID tenantId, PageRequest page) {
        return list(tenantId, AuditFilter.ALL, page);
    }

    /** The tenant's rows that the filter lets through, newest first. */
    public Page<AuditEntry> list(UUID tenantId, AuditFilter filter, PageRequest page) {
        Cursor before = page.after(1);
        List<AuditEntry> rows = transactions.inTenant(tenantId, db -> db.sql(
                        """
                        SELECT * FROM audit_log
                        WHERE tenant_id = :tenant AND seq < :before
                          AND (:actor::text IS NULL OR actor = :actor)
                          AND (:action::text IS NULL OR action = :action)
                          AND (:subject::text IS NULL OR subject = :subject)
                          AND (:from::timestamp IS NULL OR created_at >= :from)
                          AND (:to::timestamp IS NULL OR created_at < :to)
                        ORDER BY seq DESC LIMIT :rows
                        """)
                .param("tenant", tenantId)
                .param("before", before == null ? Long.MAX_VALUE : before.number(0))
                .param("actor", filter.actor(), Types.VARCHAR)
                .param("action", filter.action(), Types.VARCHAR)
                .param("subject", filter.subject(), Types.VARCHAR)
                .param("from", utcOrNull(filter.from()), Types.TIMESTAMP)
                .param("to", utcOrNull(filter.to()), Types.TIMESTAMP)
                .param("rows", page.fetchSize())
                .query((row, number) -> entry(row))
                .list());
        return Page.of(rows, page, entry -> Cursor.of(entry.seq()));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                Columns.requiredUuid(row, "id"),
                row.getLong("seq"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                Json.read(Columns.text(row, "details")),
                Columns.requiredInstant(row, "created_at"));
    }

    private static @Nullable LocalDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : Columns.utc(instant);
    }
}
