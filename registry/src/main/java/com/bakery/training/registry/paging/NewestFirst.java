package com.bakery.training.registry.paging;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

/**
 * Where a page of a list sorted by (created_at, id), both descending, starts: {@code (created_at, id) < (time, id)}.
 *
 * @param time UTC
 */
public record NewestFirst(LocalDateTime time, UUID id) {
    private static final NewestFirst START = new NewestFirst(LocalDateTime.of(9999, 1, 1, 0, 0), new UUID(-1, -1));

    /** The start of the page that {@code request} wants. */
    public static NewestFirst of(PageRequest request) {
        Cursor after = request.after(2);
        return after == null ? START : new NewestFirst(after.time(0), after.uuid(1));
    }

    /** The cursor behind a row. */
    public static Cursor cursor(Instant createdAt, UUID id) {
        return Cursor.of(createdAt, id);
    }
}
