package com.bakery.training.activities.pooled;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.ShopPreparation;
import com.bakery.forecasting.ShopPreparation.Seller;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.forecasting.data.ProductData;
import com.bakery.training.activities.collection.ProductDataReader;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.sales.SalesRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The products a pooled model learns from, read one by one: never more than the pipeline takes. */
public final class ShopProducts {
    private static final Logger log = LoggerFactory.getLogger(ShopProducts.class);

    private final SalesRepository sales;
    private final ProductDataReader reader;

    public ShopProducts(SalesRepository sales, ProductDataReader reader) {
        this.sales = sales;
        this.reader = reader;
    }

    /** Those of the pipeline's choice that can be trained, in its order. */
    List<ProductData> read(JobRun run, PipelineOptions options, TrainingMonitor monitor) {
        List<Seller<UUID>> products =
                ShopPreparation.bestSelling(sales.recent(run.tenantId(), ShopPreparation.RANKED_DAYS).stream()
                        .map(product -> new Seller<>(product.productId(), product.productName(), product.quantity()))
                        .toList());
        List<ProductData> data = new ArrayList<>(products.size());
        for (int i = 0; i < products.size(); i++) {
            monitor.progress("read the shop", i / (double) products.size());
            Seller<UUID> product = products.get(i);
            try {
                data.add(reader.read(run, product.id(), product.name(), options.minTrainingDays()));
            } catch (TrainingRefusedException e) {
                log.debug("Product {} teaches the pooled model nothing: {}", product.id(), e.getMessage());
            }
        }
        return data;
    }
}
