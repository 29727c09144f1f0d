package com.bakery.training.activities.pooled;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.forecasting.data.ProductData;
import com.bakery.training.activities.collection.ProductDataReader;
import com.bakery.training.registry.job.JobPlan;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.PlannedProduct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The products a pooled model learns from: the shop's best-selling, so that memory is bounded however many a tenant has. */
public final class ShopProducts {
    private static final int MOST = 500;
    private static final Logger log = LoggerFactory.getLogger(ShopProducts.class);

    private final JobPlan plan;
    private final ProductDataReader reader;

    public ShopProducts(JobPlan plan, ProductDataReader reader) {
        this.plan = plan;
        this.reader = reader;
    }

    /** Those that can be trained, by name: an order that the command line, which knows no prices, has too. */
    List<ProductData> read(JobRun run, PipelineOptions options, TrainingMonitor monitor) {
        List<PlannedProduct> products = plan.bestSelling(run.tenantId(), MOST).stream()
                .sorted(Comparator.comparing(PlannedProduct::productName))
                .toList();
        List<ProductData> data = new ArrayList<>(products.size());
        for (int i = 0; i < products.size(); i++) {
            monitor.progress("read the shop", i / (double) products.size());
            PlannedProduct product = products.get(i);
            try {
                data.add(reader.read(run, product.productId(), product.productName(), options.minTrainingDays()));
            } catch (TrainingRefusedException e) {
                log.debug("Product {} teaches the pooled model nothing: {}", product.productId(), e.getMessage());
            }
        }
        return data;
    }
}
