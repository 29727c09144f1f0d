package com.bakery.training.activities.external;

import com.bakery.training.activities.external.ExternalFetch.Scope;
import com.bakery.training.activities.external.format.RowPage;
import com.bakery.training.activities.external.format.SourceRow;
import com.bakery.training.activities.external.http.HttpSource;
import com.bakery.training.activities.external.http.SourceException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of a tenant from a service of the platform: {@code GET {address}/tenants/{tenant}/{list}?from=&to=&cursor=}, page after page. */
final class PagedRows {
    private static final int MAX_PAGES = 10_000;

    /** As many are written within the time that a worker may be silent, new products included. */
    private static final int SLICE = 5_000;

    private final HttpSource http;
    private final URI address;
    private final String list;

    PagedRows(HttpSource http, URI address, String list) {
        this.http = http;
        this.address = address;
        this.list = list;
    }

    String source() {
        return http.name();
    }

    /**
     * Hands on the rows as they come, some thousands at a time: a page that is handed on is not held.
     *
     * @throws SourceException also for a cursor that does not move on
     */
    void each(Scope scope, LocalDate from, LocalDate to, Consumer<List<SourceRow>> consumer) {
        String cursor = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            RowPage answer =
                    http.get(page(scope, from, to, cursor), "application/json", scope.monitor(), RowPage::read);
            slices(answer.rows(), scope, consumer);
            if (answer.next() == null) {
                return;
            }
            if (answer.next().equals(cursor)) {
                throw SourceException.invalid("its cursor does not move on");
            }
            cursor = answer.next();
        }
        throw SourceException.invalid("it has more than " + MAX_PAGES + " pages");
    }

    private void slices(List<SourceRow> rows, Scope scope, Consumer<List<SourceRow>> consumer) {
        for (int from = 0; from < rows.size(); from += SLICE) {
            scope.monitor().progress("write " + list, from / (double) rows.size());
            consumer.accept(rows.subList(from, Math.min(rows.size(), from + SLICE)));
        }
    }

    private URI page(Scope scope, LocalDate from, LocalDate to, @Nullable String cursor) {
        String query = "from=" + from + "&to=" + to;
        return Addresses.below(
                address,
                "/tenants/" + scope.tenantId() + "/" + list,
                cursor == null ? query : query + "&cursor=" + Addresses.encoded(cursor));
    }
}
