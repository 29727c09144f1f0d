package com.bakery.training.registry.external;

import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.tenancy.Transactions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** How far a tenant's days were fetched from a service that answers by tenant. */
public final class ExternalFetches {
    private final Transactions transactions;

    public ExternalFetches(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Days from {@code from} to {@code to} were fetched, at {@code at}. */
    public record Fetched(LocalDate from, LocalDate to, Instant at) {}

    /** What was fetched, all fetches together: no gap is in it; nothing before the first. */
    public Optional<Fetched> last(UUID tenantId, String source) {
        return transactions.inTenant(tenantId, db -> db.sql(
                        """
                        SELECT day_from, day_to, fetched_at FROM external_fetches
                        WHERE tenant_id = :tenant AND source = :source
                        """)
                .param("tenant", tenantId)
                .param("source", source)
                .query((row, number) -> new Fetched(
                        Columns.requiredDate(row, "day_from"),
                        Columns.requiredDate(row, "day_to"),
                        Columns.requiredInstant(row, "fetched_at")))
                .optional());
    }

    /** Remembers days that were fetched to their last page, beside or over those known. Days fetched earlier count on. */
    public void remember(UUID tenantId, String source, Fetched fetched) {
        transactions.runInTenant(tenantId, db -> db.sql(
                        """
                        INSERT INTO external_fetches (tenant_id, source, day_from, day_to, fetched_at)
                        VALUES (:tenant, :source, :from, :to, :at)
                        ON CONFLICT (tenant_id, source) DO UPDATE
                        SET day_from = least(external_fetches.day_from, excluded.day_from), day_to = greatest(external_fetches.day_to, excluded.day_to),
                            fetched_at = excluded.fetched_at
                        """)
                .param("tenant", tenantId)
                .param("source", source)
                .param("from", fetched.from())
                .param("to", fetched.to())
                .param("at", Columns.utc(fetched.at()))
                .update());
    }
}
