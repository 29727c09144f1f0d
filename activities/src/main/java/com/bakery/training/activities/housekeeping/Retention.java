package com.bakery.training.activities.housekeeping;

import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.model.DeletedVersions;
import com.bakery.training.registry.model.ModelRetention;
import com.bakery.training.registry.model.ModelRetention.Limits;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes versions that are too old or too many, product by product: rows first, so that nothing serves a version whose files are going. One pass; the caller repeats it
 * and sees to it that one instance does.
 */
public final class Retention {
    private static final int PRODUCTS = 200;
    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final ModelRetention models;
    private final ArtifactStore store;
    private final Limits limits;
    private final StorageMetrics metrics;

    public Retention(ModelRetention models, ArtifactStore store, Limits limits, StorageMetrics metrics) {
        this.models = models;
        this.store = store;
        this.limits = limits;
        this.metrics = metrics;
    }

    /** One pass over all tenants. */
    public void run() {
        if (!limits.areOff()) {
            models.tenants().forEach(this::run);
        }
    }

    private void run(UUID tenantId) {
        int expired;
        do {
            expired = 0;
            for (UUID product : models.products(tenantId, limits, PRODUCTS)) {
                expired += models.expire(tenantId, product, limits)
                        .map(this::deleteFiles)
                        .orElse(0);
            }
        } while (expired > 0 && !Thread.currentThread().isInterrupted());
    }

    private int deleteFiles(DeletedVersions expired) {
        expired.deleteFiles(store, e -> log.warn("Retention could not delete a file; the storage sweep will", e));
        metrics.modelsExpired(expired.tenantId(), expired.versions().size(), expired.bytes());
        log.info(
                "Retention deleted {} versions of product {} and {} bytes in {} files",
                expired.versions().size(),
                expired.productId(),
                expired.bytes(),
                expired.files().size());
        return expired.versions().size();
    }
}
