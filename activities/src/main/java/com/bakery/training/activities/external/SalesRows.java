package com.bakery.training.activities.external;

import com.bakery.training.activities.external.ExternalFetch.Scope;
import com.bakery.training.activities.external.SalesWindows.Window;
import com.bakery.training.activities.external.format.Refusals;
import com.bakery.training.activities.external.format.SourceRow;
import com.bakery.training.activities.external.format.SourceRow.ObjectionException;
import com.bakery.training.registry.external.FetchedRows;
import com.bakery.training.registry.product.ProductReference;
import com.bakery.training.registry.product.ProductRepository;
import com.bakery.training.registry.product.ResolvedProduct;
import com.bakery.training.registry.sales.SaleRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of one fetch of sales, page by page. */
final class SalesRows {
    private static final int MAX_PRODUCTS = 20_000;

    private final Scope scope;
    private final FetchedRows store;
    private final ProductRepository products;
    private final Refusals refused = new Refusals();
    private final Map<ProductReference, ResolvedProduct> ids = new HashMap<>();
    private Window window;
    private int written;
    private int kept;
    private @Nullable LocalDate firstDay;

    private record Sale(ProductReference product, LocalDate day, SourceRow row) {}

    SalesRows(Scope scope, FetchedRows store, ProductRepository products) {
        this.scope = scope;
        this.store = store;
        this.products = products;
        this.window = new Window(LocalDate.MAX, LocalDate.MIN); // of no day
    }

    /** The days that the next pages are asked for. */
    void open(Window next) {
        window = next;
        firstDay = null;
    }

    /** The first day of what was written of this window; empty if nothing was. */
    Optional<LocalDate> firstDay() {
        return Optional.ofNullable(firstDay);
    }

    /** Rows written, of all windows. */
    int written() {
        return written;
    }

    /** Good rows that were not written: uploaded before, or named twice. */
    int kept() {
        return kept;
    }

    int products() {
        return ids.size();
    }

    Refusals refused() {
        return refused;
    }

    /** Writes a page of the window. */
    void take(List<SourceRow> page) {
        List<Sale> sales = new ArrayList<>(page.size());
        for (SourceRow row : page) {
            try {
                sales.add(new Sale(product(row), row.day("date", window.from(), window.to()), row));
            } catch (ObjectionException e) {
                refused.add(String.valueOf(e.getMessage()), e.example());
            }
        }
        resolve(sales);
        List<SaleRow> good = rows(sales);
        int now = store.sales(scope.tenantId(), SalesFetch.SOURCE, scope.now(), good);
        written += now;
        kept += good.size() - now;
        if (now > 0) {
            good.forEach(sale -> firstDay = firstDay == null || sale.day().isBefore(firstDay) ? sale.day() : firstDay);
        }
    }

    private ProductReference product(SourceRow row) {
        return new ProductReference(row.id("product_id"), row.text("product"), row.optionalText("category"));
    }

    private void resolve(List<Sale> sales) {
        Set<ProductReference> unknown = new LinkedHashSet<>();
        sales.stream().map(Sale::product).filter(p -> !ids.containsKey(p)).forEach(unknown::add);
        List<ProductReference> wanted =
                unknown.stream().limit(Math.max(0, MAX_PRODUCTS - ids.size())).toList();
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
