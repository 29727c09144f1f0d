package com.bakery.training.registry.paging;

/** Where a page of a list sorted by the sequence number of its rows starts: {@code seq > after}. */
public final class InWritingOrder {
    private InWritingOrder() {}

    /** The sequence number behind which the page that {@code request} wants starts. */
    public static long after(PageRequest request) {
        Cursor after = request.after(1);
        return after == null ? Long.MIN_VALUE : after.number(0);
    }
}
