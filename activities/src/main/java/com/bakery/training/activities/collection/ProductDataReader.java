package com.bakery.training.activities.collection;

import com.bakery.forecasting.data.DataRules;
import com.bakery.forecasting.data.ProductData;
import com.bakery.training.registry.job.JobRun;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/**
 * A product's data by the data rules. What the shop's products share is read once per run of a job and process: it takes a pass over all
 * sales of the tenant, and all products of a run should see the same shop.
 */
public final class ProductDataReader {
    private final ShopReader reader;
    private final LoadingCache<JobRun, ShopData> shops;

    public ProductDataReader(ShopReader reader) {
        this.reader = reader;
        shops = Caffeine.newBuilder()
                .maximumSize(16)
                .expireAfterWrite(Duration.ofMinutes(10))
                .build(run -> reader.shop(run.tenantId()));
    }

    /**
     * The product's data.
     *
     * @throws com.bakery.forecasting.TrainingRefusedException if it cannot be trained
     */
    public ProductData read(JobRun run, UUID productId, String productName, int minTrainingDays) {
        ShopData shop = Objects.requireNonNull(shops.get(run));
        String id = productId.toString();
        return DataRules.apply(
                        id,
                        productName,
                        reader.sales(run.tenantId(), productId),
                        shop.totals(),
                        shop.regressors(),
                        shop.holidays(),
                        minTrainingDays)
                .beside(shop.peers().of(id));
    }
}
