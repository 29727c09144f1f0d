package com.bakery.training.api.analytics;

import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads a list to its end: a file has no pages. */
final class AllPages {
    private AllPages() {}

    /** Hands every item of the list to {@code items}, in its order. */
    static <T> void forEach(Function<PageRequest, Page<T>> list, Consumer<T> items) {
        Page<T> page = list.apply(PageRequest.first(PageRequest.MAX_LIMIT));
        page.items().forEach(items);
        while (page.nextCursor() != null) {
            page = list.apply(new PageRequest(PageRequest.MAX_LIMIT, page.nextCursor()));
            page.items().forEach(items);
        }
    }
}
