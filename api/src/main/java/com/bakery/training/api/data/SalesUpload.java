package com.bakery.training.api.data;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.api.data.SalesTable.ProductSales;
import com.bakery.training.api.security.Caller;
import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.product.ProductReference;
import com.bakery.training.registry.product.ProductRepository;
import com.bakery.training.registry.product.ResolvedProduct;
import com.bakery.training.registry.sales.SaleRow;
import com.bakery.training.registry.sales.SalesRepository;
import com.bakery.training.registry.tenancy.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes sales in: reads all rows, then writes products and days in one transaction. Repeating it changes nothing. */
@Component
class SalesUpload {
    private static final int BATCH = 10_000;

    private final ApiProperties.Upload caps;
    private final Transactions transactions;
    private final ProductRepository products;
    private final SalesRepository sales;
    private final AuditLog audit;

    SalesUpload(
            ApiProperties properties,
            Transactions transactions,
            ProductRepository products,
            SalesRepository sales,
            AuditLog audit) {
        this.caps = properties.upload();
        this.transactions = transactions;
        this.products = products;
        this.sales = sales;
        this.audit = audit;
    }

    /** @throws org.springframework.web.ErrorResponseException 400 for what is not the format, 422 when no row can be used */
    UploadResult take(Caller caller, RowReader reader, InputStream body) throws IOException {
        RowLog log = new RowLog(caps);
        SalesTable table = new SalesTable(caps.maxProducts());
        reader.read(
                body,
                SalesRow.REQUIRED,
                row -> log.read(row, good -> table.add(SalesRow.parse(good, UploadDays.latestSale()), good.line())));
        log.requireUsable();
        return transactions.inTenant(caller.tenantId(), db -> write(caller, table, log));
    }

    private UploadResult write(Caller caller, SalesTable table, RowLog log) {
        List<ProductSales> uploaded = List.copyOf(table.products());
        List<ProductReference> references =
                uploaded.stream().map(ProductSales::reference).toList();
        List<ResolvedProduct> resolved = products.resolve(caller.tenantId(), references);
        List<SaleRow> rows = new ArrayList<>();
        int taken = 0;
        for (int i = 0; i < uploaded.size(); i++) {
            UUID id = resolved.get(i).id();
            if (id == null) {
                refuse(uploaded.get(i), resolved.get(i), log);
            } else {
                rows.addAll(uploaded.get(i).sales(id));
                taken++;
            }
        }
        log.requireUsable();
        save(caller, rows);
        UploadResult result = UploadResult.of(log, taken, rows.size());
        audit.append(caller.tenantId(), caller.subject(), "sales.uploaded", "sales", result.counts());
        return result;
    }

    private static void refuse(ProductSales product, ResolvedProduct resolved, RowLog log) {
        String reason = String.valueOf(resolved.refusal());
        log.refuse(new RefusedRow(product.firstLine(), "product_id", reason), product.rows());
    }

    private void save(Caller caller, List<SaleRow> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            sales.upsert(caller.tenantId(), rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
    }
}
