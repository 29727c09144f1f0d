package com.bakery.training.registry.job;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job somebody asks for.
 *
 * @param products what to train; null means all products with sales
 * @param priority 0..9, 9 first
 * @param force trains unchanged products too
 * @param createdBy the person, where the caller's token names one by a UUID
 * @param idempotency the caller's Idempotency-Key; null without one
 * @param eventId id of the message that asks; null for a call
 */
public record NewJob(
        UUID tenantId,
        @Nullable String name,
        @Nullable List<UUID> products,
        int priority,
        boolean force,
        @Nullable Map<String, Object> options,
        @Nullable UUID createdBy,
        JobOrigin origin,
        @Nullable Idempotency idempotency,
        @Nullable String eventId) {
    private static final int MAX_NAME = 255;
    private static final int MAX_PRIORITY = 9;

    /**
     * @param key as the caller sent it, 1..255 characters
     * @param requestHash SHA-256 of the request's canonical body, hexadecimal
     */
    public record Idempotency(String key, String requestHash) {
        public Idempotency {
            if (key.isBlank() || key.length() > 255) {
                throw new IllegalArgumentException("Idempotency-Key must have 1..255 characters, not " + key.length());
            }
        }
    }

    public NewJob {
        if (priority < 0 || priority > MAX_PRIORITY) {
            throw new IllegalArgumentException("priority must lie in 0..9, not " + priority);
        }
        if (name != null && name.length() > MAX_NAME) {
            throw new IllegalArgumentException("job_name must have at most 255 characters, not " + name.length());
        }
        products = products == null ? null : products.stream().distinct().toList();
        if (products != null && products.isEmpty()) {
            throw new IllegalArgumentException("products must name at least one product or be left out");
        }
    }

    /** A call of the API without extras: all products, priority 0. */
    public static NewJob allProducts(UUID tenantId, @Nullable String name) {
        return new NewJob(tenantId, name, null, 0, false, null, null, JobOrigin.REQUEST, null, null);
    }
}
