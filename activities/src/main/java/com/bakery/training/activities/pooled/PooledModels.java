package com.bakery.training.activities.pooled;

import com.bakery.forecasting.feature.FeatureSet;
import com.bakery.forecasting.member.PooledMember;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.pooled.Boosting;
import com.bakery.forecasting.pooled.PooledReader;
import com.bakery.training.activities.support.StagedFiles;
import com.bakery.training.workflows.training.ArtifactReference;
import com.bakery.training.workflows.training.ProductTrainingInput;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Pooled models ready to be asked. All products of a run ask the same one, so it is read once, and kept by its checksum while they do. */
public final class PooledModels {
    /** Some twenty megabytes each; no more jobs than that are expected to train at the same time. */
    private static final int KEPT = 4;

    private final StagedFiles staged;
    private final Cache<String, PooledReader> readers = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    public PooledModels(StagedFiles staged) {
        this.staged = staged;
    }

    /**
     * What the product's shop shares; null if that is nothing.
     *
     * @throws com.bakery.forecasting.pooled.BoostingException if its trees are damaged
     * @throws com.bakery.training.registry.artifact.ArtifactException if the file is not what was staged
     */
    public @Nullable PooledReader of(ProductTrainingInput product) {
        ArtifactReference file = product.pooled();
        return file == null ? null : readers.get(file.sha256(), checksum -> read(file));
    }

    /**
     * The same for a product whose features are known.
     *
     * @throws IllegalStateException if the product counts on trees that a worker like this one, without their library, cannot read: another one can
     */
    public @Nullable PooledReader of(ProductTrainingInput product, FeatureSet features) {
        PooledReader reader = of(product);
        boolean hasTrees = reader != null && reader.hasTrees();
        if (!hasTrees && features.members().contains(PooledMember.NAME)) {
            throw new IllegalStateException("The trees of the shop cannot be read here: "
                    + Boosting.missing().orElse("there are none"));
        }
        return reader;
    }

    private PooledReader read(ArtifactReference file) {
        return new PooledReader(ForecastCodec.readPooled(staged.read(file)));
    }
}
