package com.bakery.training.api.data;

import com.bakery.training.registry.product.ProductReference;
import com.bakery.training.registry.sales.SaleRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sales of one upload by product and day: several rows of a pair are summed, and a negative sum counts 0. */
final class SalesTable {
    private final Map<String, ProductSales> products = new LinkedHashMap<>();
    private final int maxProducts;

    SalesTable(int maxProducts) {
        this.maxProducts = maxProducts;
    }

    /** @throws RowRefusedException if the file gives one product two ids, or has too many products */
    void add(SalesRow row, long line) {
        ProductSales product = products.get(row.product());
        if (product == null) {
            if (products.size() == maxProducts) {
                throw new RowRefusedException("product", "is beyond the " + maxProducts + " products of one upload");
            }
            product = new ProductSales(row.product(), line);
            products.put(row.product(), product);
        }
        product.add(row);
    }

    Collection<ProductSales> products() {
        return products.values();
    }

    /** One product's days. */
    static final class ProductSales {
        private final String name;
        private final long firstLine;
        private final Map<LocalDate, Day> days = new HashMap<>();
        private @Nullable UUID id;
        private @Nullable String category;
        private int rows;

        private ProductSales(String name, long firstLine) {
            this.name = name;
            this.firstLine = firstLine;
        }

        private void add(SalesRow row) {
            if (id != null && row.productId() != null && !id.equals(row.productId())) {
                throw new RowRefusedException("product_id", name + " has the id " + id + " in an earlier row");
            }
            id = row.productId() == null ? id : row.productId();
            category = row.category() == null ? category : row.category();
            days.computeIfAbsent(row.day(), day -> new Day()).add(row);
            rows++;
        }

        /** Line of its first row. */
        long firstLine() {
            return firstLine;
        }

        /** Rows taken, several of one day counted each. */
        int rows() {
            return rows;
        }

        ProductReference reference() {
            return new ProductReference(id, name, category);
        }

        List<SaleRow> sales(UUID productId) {
            List<SaleRow> sales = new ArrayList<>(days.size());
            days.forEach((day, sale) ->
                    sales.add(new SaleRow(productId, day, Math.max(0, sale.quantity), sale.unitPrice, sale.soldOut)));
            return sales;
        }
    }

    private static final class Day {
        private double quantity;
        private @Nullable Double unitPrice;
        private @Nullable Boolean soldOut;

        private void add(SalesRow row) {
            quantity += row.quantity();
            unitPrice = row.unitPrice() == null ? unitPrice : row.unitPrice();
            soldOut = row.soldOut() == null ? soldOut : Boolean.valueOf(Boolean.TRUE.equals(soldOut) || row.soldOut());
        }
    }
}
