package com.bakery.training.registry.sales;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Sales of a tenant that were written and not looked at yet.
 *
 * @param firstDay the earliest day among them
 * @param ids of the rows this stands for
 */
public record SalesArrival(UUID tenantId, LocalDate firstDay, List<Long> ids) {
    public SalesArrival {
        ids = List.copyOf(ids);
    }
}
