package com.bakery.training.registry.sales;

import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says whose sales changed, so that nobody has to search for it. */
public final class SalesArrivals {
    private final Transactions transactions;

    public SalesArrivals(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Sales arrived, {@code firstDay} the first of their days. A fetch says so once its days are written to the last page: pages need not come by day, and a day that
     * is still to come, before a product's last row or late already, would count as one on which it sold nothing.
     */
    public void note(UUID tenantId, LocalDate firstDay) {
        transactions.runInTenant(tenantId, db -> note(db, tenantId, firstDay));
    }

    /** Inside the transaction that writes the sales. */
    static void note(JdbcClient db, UUID tenantId, LocalDate firstDay) {
        db.sql("INSERT INTO sales_arrivals (tenant_id, first_day) VALUES (:tenant, :day)")
                .param("tenant", tenantId)
                .param("day", firstDay)
                .update();
    }

    /** What arrived since {@link #done}, one for each tenant, the longest waiting first. */
    public List<SalesArrival> waiting() {
        return transactions.asSystem(db -> db.sql(
                        """
                        SELECT tenant_id, min(first_day) AS first_day, array_agg(id) AS ids FROM sales_arrivals
                        GROUP BY tenant_id ORDER BY min(id)
                        """)
                .query((row, number) -> new SalesArrival(
                        Columns.requiredUuid(row, "tenant_id"), Columns.requiredDate(row, "first_day"), List.of((Long[])
                                row.getArray("ids").getArray())))
                .list());
    }

    /** Forgets exactly these rows; what was written meanwhile waits for the next time. */
    public void done(SalesArrival arrival) {
        transactions.runInTenant(arrival.tenantId(), db -> db.sql(
                        "DELETE FROM sales_arrivals WHERE tenant_id = :tenant AND id = ANY (:ids)")
                .param("tenant", arrival.tenantId())
                .param("ids", arrival.ids().toArray(Long[]::new), Types.ARRAY)
                .update());
    }
}
