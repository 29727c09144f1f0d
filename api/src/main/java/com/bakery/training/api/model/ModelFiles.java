package com.bakery.training.api.model;

import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.model.ProductModel;
import com.bakery.training.api.ApiProperties;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.CorruptArtifactException;
import com.bakery.training.registry.artifact.Gzip;
import com.bakery.training.registry.artifact.MissingArtifactException;
import com.bakery.training.registry.model.ModelArtifact;
import com.bakery.training.registry.model.ModelRepository;
import com.bakery.training.registry.model.TrainedModel;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Models ready to forecast: read from their verified file once, then kept, the least used ones making room. The key is the
 * file's checksum, which every request looks up in the caller's own rows first: neither a changed file nor a deleted model,
 * nor one of another tenant, is ever served from here.
 */
@Component
class ModelFiles {
    private static final Logger log = LoggerFactory.getLogger(ModelFiles.class);

    private final ModelRepository models;
    private final ArtifactStore store;
    private final int maxBytes;
    private final Cache<String, ProductModel> kept;

    ModelFiles(ModelRepository models, ArtifactStore store, ApiProperties properties, MeterRegistry metrics) {
        this.models = models;
        this.store = store;
        this.maxBytes =
                Math.toIntExact(properties.forecastCache().maxModelSize().toBytes());
        this.kept = Caffeine.newBuilder()
                .maximumSize(properties.forecastCache().maxModels())
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(metrics, kept, "model_files");
    }

    /**
     * The model behind a row.
     *
     * @throws com.bakery.training.registry.artifact.ArtifactException when its file is not there or not what it was
     * @throws com.bakery.forecasting.model.InvalidFileException when the file is no model
     */
    ProductModel load(UUID tenantId, TrainedModel model) {
        ModelArtifact file = file(tenantId, model);
        return kept.get(file.sha256(), checksum -> read(file));
    }

    /**
     * A version's stored file, verified against its row's checksum.
     *
     * @throws com.bakery.training.registry.artifact.ArtifactException when it is not there or not what it was
     */
    StoredFile stored(UUID tenantId, TrainedModel model) {
        ModelArtifact file = file(tenantId, model);
        return new StoredFile(file, store.read(file.key(), file.sha256(), maxBytes));
    }

    /** A file as it lies in the store, compressed or not. */
    record StoredFile(ModelArtifact row, byte[] content) {}

    /** Deletes files whose rows are gone; one that stays is found by the storage sweep. */
    void delete(List<ModelArtifact> files) {
        for (ModelArtifact file : files) {
            try {
                store.delete(file.key());
            } catch (UncheckedIOException e) {
                log.warn("The file of a deleted model is still there; the storage sweep will take it", e);
            }
        }
    }

    private ModelArtifact file(UUID tenantId, TrainedModel model) {
        if (model.damage() != null) {
            throw new CorruptArtifactException(model.modelPath(), "the scrub found it " + model.damage());
        }
        return models.artifacts(tenantId, model.id()).stream()
                .filter(artifact -> artifact.type().equals(ModelArtifact.MODEL_FILE))
                .findFirst()
                .orElseThrow(() -> new MissingArtifactException(model.modelPath()));
    }

    /** Once, however many ask for it at the same moment; a file that cannot be read is not remembered. */
    private ProductModel read(ModelArtifact file) {
        byte[] stored = store.read(file.key(), file.sha256(), maxBytes);
        return ForecastCodec.readModel(Gzip.content(file.key(), stored, maxBytes));
    }
}
