package com.bakery.training.registry.paging;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit items at most, 1..500
 * @param cursor {@link Page#nextCursor()} of the page before; null for the first page
 */
public record PageRequest(int limit, @Nullable String cursor) {
    /** Largest page. */
    public static final int MAX_LIMIT = 500;

    /** Page size of a caller who does not say. */
    public static final int DEFAULT_LIMIT = 50;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must lie in 1.." + MAX_LIMIT + ", not " + limit);
        }
    }

    /** The first page of {@code limit} items. */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }

    /** Rows to read: one more than the limit. */
    public int fetchSize() {
        return limit + 1;
    }

    /**
     * The key behind which the page starts; null for the first page.
     *
     * @throws InvalidCursorException if the cursor is not one of ours with {@code parts} parts
     */
    public @Nullable Cursor after(int parts) {
        return cursor == null ? null : Cursor.decode(cursor, parts);
    }
}
