package com.bakery.training.registry.job;

import java.util.List;
import java.util.UUID;

/** A job that cannot be accepted: its products do not exist or have no sales. The caller must change the request. */
public final class IntakeRefusedException extends RuntimeException {
    private final Reason reason;

    /** Why. */
    public enum Reason {
        UNKNOWN_PRODUCT,
        NO_SALES,
        TENANT_ERASED
    }

    private IntakeRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static IntakeRefusedException unknown(List<UUID> products) {
        return new IntakeRefusedException(Reason.UNKNOWN_PRODUCT, "products: unknown " + listed(products));
    }

    static IntakeRefusedException withoutSales(List<UUID> products) {
        return new IntakeRefusedException(Reason.NO_SALES, "products: no sales of " + listed(products));
    }

    static IntakeRefusedException withoutSales() {
        return new IntakeRefusedException(Reason.NO_SALES, "There are no sales to train on; upload sales first");
    }

    static IntakeRefusedException tenantErased() {
        return new IntakeRefusedException(
                Reason.TENANT_ERASED, "The tenant is being erased; no job starts before that is completed");
    }

    /** The first few: a request may name thousands. */
    private static String listed(List<UUID> products) {
        String few = String.join(
                ", ", products.stream().limit(10).map(UUID::toString).toList());
        return products.size() > 10 ? few + " and " + (products.size() - 10) + " more" : few;
    }

    public Reason reason() {
        return reason;
    }
}
