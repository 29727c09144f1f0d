package com.bakery.training.activities.external;

import com.bakery.training.activities.external.SalesWindows.Window;
import com.bakery.training.activities.external.http.SourceException;
import com.bakery.training.registry.external.ExternalFetches;
import com.bakery.training.registry.external.ExternalFetches.Fetched;
import com.bakery.training.registry.external.FetchedRows;
import com.bakery.training.registry.product.ProductRepository;
import com.bakery.training.registry.sales.SalesArrivals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The Sales Service: one row per product and day that is over. A job asks again for the last four weeks of the fetch before, where sales are still corrected, and for
 * what is missing of the history; {@code force} asks for the whole history.
 */
final class SalesFetch implements ExternalFetch {
    static final String SOURCE = "sales";

    private final PagedRows pages;
    private final int historyDays;
    private final FetchedRows rows;
    private final ExternalFetches fetches;
    private final ProductRepository products;
    private final SalesArrivals arrivals;

    SalesFetch(
            PagedRows pages,
            int historyDays,
            FetchedRows rows,
            ExternalFetches fetches,
            ProductRepository products,
            SalesArrivals arrivals) {
        this.pages = pages;
        this.historyDays = historyDays;
        this.rows = rows;
        this.fetches = fetches;
        this.products = products;
        this.arrivals = arrivals;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Report fetch(Scope scope) {
        LocalDate first = scope.today().minusDays(historyDays);
        List<Window> windows =
                SalesWindows.of(fetches.last(scope.tenantId(), SOURCE), first, scope.yesterday(), scope.force());
        SalesRows sales = new SalesRows(scope, rows, products);
        List<Window> done = new ArrayList<>();
        try {
            for (Window window : windows) {
                fetch(scope, window, sales);
                done.add(window);
            }
        } catch (SourceException e) {
            throw done.isEmpty()
                    ? e
                    : new SourceException(e.outcome(), e.getMessage() + "; before, " + said(sales, done));
        }
        return Report.of(said(sales, done) + ".", sales.written(), sales.refused());
    }

    /** The window counts as fetched, and its sales as arrived, when its last page is written. */
    private void fetch(Scope scope, Window window, SalesRows sales) {
        sales.open(window);
        pages.each(scope, window.from(), window.to(), sales::take);
        sales.firstDay().ifPresent(day -> arrivals.note(scope.tenantId(), day));
        fetches.remember(scope.tenantId(), SOURCE, new Fetched(window.from(), window.to(), scope.now()));
    }

    private static String said(SalesRows sales, List<Window> done) {
        String kept = sales.kept() == 0 ? "" : ", " + sales.kept() + " more were uploaded or named twice";
        return sales.written() + " sales of " + sales.products() + " products " + SalesWindows.words(done) + kept;
    }
}
