package com.bakery.training.activities.external;

import com.bakery.training.activities.external.format.Refusals;
import com.bakery.training.activities.external.format.SourceRow;
import com.bakery.training.activities.external.format.SourceRow.ObjectionException;
import com.bakery.training.registry.external.ExternalFetches;
import com.bakery.training.registry.external.ExternalFetches.Fetched;
import com.bakery.training.registry.external.FetchedRows;
import com.bakery.training.registry.product.ProductReference;
import com.bakery.training.registry.product.ProductRepository;
import com.bakery.training.registry.product.ResolvedProduct;
import com.bakery.training.registry.sales.SaleRow;
import com.bakery.training.registry.sales.SalesArrivals;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The Sales Service: one row per product and day that is over. A job asks again for the last four weeks before the fetch before, where sales are still corrected; {@code force} asks
 * for the whole history.
 */
final class SalesFetch implements ExternalFetch {
    static final String SOURCE = "sales";
    private static final int CORRECTED_DAYS = 28;
    private static final int MAX_PRODUCTS = 20_000;

    private final PagedRows pages;
    private final int historyDays;
    private final FetchedRows rows;
    private final ExternalFetches fetches;
    private final ProductRepository products;
    private final SalesArrivals arrivals;

    private record Sale(ProductReference product, LocalDate day, SourceRow row) {}

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
        LocalDate to = scope.yesterday();
        LocalDate from = from(scope);
        Refusals refused = new Refusals();
        Run run = new Run(scope, from, to, refused);
        pages.each(scope, from, to, run::take);
        if (run.firstDay != null) {
            arrivals.note(scope.tenantId(), run.firstDay);
        }
        fetches.remember(scope.tenantId(), SOURCE, new Fetched(from, to, scope.now()));
        String kept = run.kept == 0 ? "" : ", " + run.kept + " more were uploaded or named twice";
        return Report.of(
                run.written + " sales of " + run.ids.size() + " products from " + from + " to " + to + kept + ".",
                run.written,
                refused);
    }

    private LocalDate from(Scope scope) {
        LocalDate first = scope.today().minusDays(historyDays);
        return fetches.last(scope.tenantId(), SOURCE)
                .filter(last -> !scope.force() && !last.from().isAfter(first))
                .map(last -> LocalDate.ofInstant(last.at(), ZoneOffset.UTC).minusDays(CORRECTED_DAYS))
                .orElse(first);
    }

    /** One fetch, page by page. */
    private final class Run {
        private final Scope scope;
        private final LocalDate from;
        private final LocalDate to;
        private final Refusals refused;
        private final Map<ProductReference, ResolvedProduct> ids = new HashMap<>();
        private int written;
        private int kept;
        private @Nullable LocalDate firstDay;

        private Run(Scope scope, LocalDate from, LocalDate to, Refusals refused) {
            this.scope = scope;
            this.from = from;
            this.to = to;
            this.refused = refused;
        }

        private void take(List<SourceRow> page) {
            List<Sale> sales = new ArrayList<>(page.size());
            for (SourceRow row : page) {
                try {
                    sales.add(new Sale(product(row), row.day("date", from, to), row));
                } catch (ObjectionException e) {
                    refused.add(String.valueOf(e.getMessage()), e.example());
                }
            }
            resolve(sales);
            List<SaleRow> good = rows(sales);
            int now = rows.sales(scope.tenantId(), SOURCE, scope.now(), good);
            written += now;
            kept += good.size() - now;
            if (now > 0) {
                good.forEach(
                        sale -> firstDay = firstDay == null || sale.day().isBefore(firstDay) ? sale.day() : firstDay);
            }
        }

        private ProductReference product(SourceRow row) {
            return new ProductReference(row.id("product_id"), row.text("product"), row.optionalText("category"));
        }

        private void resolve(List<Sale> sales) {
            Set<ProductReference> unknown = new LinkedHashSet<>();
            sales.stream().map(Sale::product).filter(p -> !ids.containsKey(p)).forEach(unknown::add);
            List<ProductReference> wanted = unknown.stream()
                    .limit(Math.max(0, MAX_PRODUCTS - ids.size()))
                    .toList();
            products.resolve(scope.tenantId(), wanted).forEach(found -> ids.put(found.reference(), found));
        }

        private List<SaleRow> rows(List<Sale> sales) {
            Set<List<Object>> seen = new HashSet<>();
            List<SaleRow> good = new ArrayList<>(sales.size());
            for (Sale sale : sales) {
                try {
                    UUID id = id(sale.product());
                    if (!seen.add(List.of(id, sale.day()))) {
                        throw new ObjectionException("product and day are named twice", key(sale));
                    }
                    good.add(row(id, sale));
                } catch (ObjectionException e) {
                    refused.add(String.valueOf(e.getMessage()), e.example());
                }
            }
            return good;
        }

        private UUID id(ProductReference product) {
            ResolvedProduct found = ids.get(product);
            if (found == null) {
                throw new ObjectionException("the tenant has more than " + MAX_PRODUCTS + " products", product.name());
            }
            if (found.id() == null) {
                throw new ObjectionException("the product's name belongs to another id", product.name());
            }
            return found.id();
        }

        /** A negative day, a correction, counts 0 as it does in an upload. */
        private SaleRow row(UUID id, Sale sale) {
            SourceRow row = sale.row();
            Double price = row.has("unit_price") ? Double.valueOf(row.number("unit_price", "unit_price")) : null;
            if (price != null && price < 0) {
                throw new ObjectionException("unit_price is negative", price);
            }
            double quantity = Math.max(0, row.number("quantity", "quantity"));
            return new SaleRow(id, sale.day(), quantity, price, row.flag("sold_out"));
        }

        private static String key(Sale sale) {
            return sale.product().name() + " " + sale.day();
        }
    }
}
