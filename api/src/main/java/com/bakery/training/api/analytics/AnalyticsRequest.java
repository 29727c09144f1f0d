package com.bakery.training.api.analytics;

import com.bakery.training.api.problem.Problems;
import com.bakery.training.registry.analytics.AnalyticsFilter;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks what the types of the parameters do not say. */
final class AnalyticsRequest {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private AnalyticsRequest() {}

    /** The filter; 400 for days in the wrong order or out of every calendar. */
    static AnalyticsFilter filter(
            @Nullable LocalDate from, @Nullable LocalDate to, @Nullable UUID product, @Nullable String category) {
        requireDay("from", from);
        requireDay("to", to);
        if (from != null && to != null && !from.isBefore(to)) {
            throw Problems.badField("to", "'" + to + "' must lie after from, '" + from + "'");
        }
        if (category != null && category.indexOf('\0') >= 0) {
            throw Problems.badField("category", "must not hold the character NUL");
        }
        return new AnalyticsFilter(from, to, product, category);
    }

    private static void requireDay(String field, @Nullable LocalDate day) {
        if (day != null && (day.isBefore(FIRST) || day.isAfter(LAST))) {
            throw Problems.badField(field, "'" + day + "' must lie in " + FIRST + ".." + LAST);
        }
    }
}
