package com.bakery.training.activities.pooled;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.data.ProductData;
import com.bakery.training.activities.collection.ProductDataReader;
import com.bakery.training.activities.collection.ShopReader;
import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.product.ProductReference;
import com.bakery.training.registry.sales.SaleRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShopProductsIT {
    private static final LocalDate LAST = LocalDate.of(2025, 1, 1);

    private final UUID tenant = UUID.randomUUID();

    @Test
    void learnsFromTheBestSellersOfTheLastYearAsTheCommandLineDoes() {
        try (RegistryDatabase database = RegistryDatabase.open()) {
            TestRegistry registry = database.registry();
            List<ProductReference> names = IntStream.range(0, 502)
                    .mapToObj(product -> new ProductReference(null, String.format("p%03d", product), null))
                    .toList();
            List<UUID> ids = registry.products.resolve(tenant, names).stream()
                    .map(product -> product.id())
                    .toList();
            registry.sales.upsert(tenant, rows(ids));
            ShopProducts products = new ShopProducts(
                    registry.sales,
                    new ProductDataReader(
                            new ShopReader(registry.sales, registry.regressors, registry.calendar, registry.settings)));

            List<ProductData> read =
                    products.read(new JobRun(tenant, UUID.randomUUID(), 0), oneDayIsEnough(), TrainingMonitor.NONE);

            // the same two are left out as in SalesFileTest, of the command line
            assertThat(read)
                    .extracting(ProductData::productName)
                    .hasSize(500)
                    .isSorted()
                    .contains("p002", "p003")
                    .doesNotContain("p000", "p001");
        }
    }

    /** On the day before the last, too, so that none sells the same every day. */
    private static List<SaleRow> rows(List<UUID> products) {
        List<SaleRow> rows = new ArrayList<>();
        for (int product = 0; product < products.size(); product++) {
            rows.add(sale(products.get(product), 0, product < 3 ? 2 : 5));
            rows.add(sale(products.get(product), 1, 0.5));
        }
        rows.add(sale(products.get(1), 365, 1000));
        rows.add(sale(products.get(2), 364, 1000));
        return rows;
    }

    private static SaleRow sale(UUID product, int daysAgo, double quantity) {
        return new SaleRow(product, LAST.minusDays(daysAgo), quantity, null, null);
    }

    private static PipelineOptions oneDayIsEnough() {
        PipelineOptions defaults = PipelineOptions.DEFAULT;
        return new PipelineOptions(
                1, defaults.horizonDays(), defaults.intervalWidth(), defaults.seed(), 0, defaults.prophet());
    }
}
