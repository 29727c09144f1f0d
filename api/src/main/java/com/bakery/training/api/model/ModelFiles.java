package com.bakery.training.api.model;

import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.model.ProductModel;
import com.bakery.training.api.ApiProperties;
import com.bakery.training.registry.artifact.ArtifactException;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.CorruptArtifactException;
import com.bakery.training.registry.artifact.Gzip;
import com.bakery.training.registry.artifact.MissingArtifactException;
import com.bakery.training.registry.model.DeletedVersions;
import com.bakery.training.registry.model.FileDamage;
import com.bakery.training.registry.model.ModelArtifact;
import com.bakery.training.registry.model.ModelDamagedException;
import com.bakery.training.registry.model.ModelNotFoundException;
import com.bakery.training.registry.model.ModelRepository;
import com.bakery.training.registry.model.TrainedModel;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
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
    /** What was deleted, an erased tenant's models too, is out of the memory after this time. */
    private static final Duration UNUSED = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(ModelFiles.class);

    private final ModelRepository models;
    private final ArtifactStore store;
    private final FileDamage damage;
    private final Cache<String, ProductModel> kept;

    ModelFiles(
            ModelRepository models,
            ArtifactStore store,
            FileDamage damage,
            ApiProperties properties,
            MeterRegistry metrics) {
        this.models = models;
        this.store = store;
        this.damage = damage;
        this.kept = Caffeine.newBuilder()
                .maximumSize(properties.forecastCache().maxModels())
                .expireAfterAccess(UNUSED)
                .scheduler(Scheduler.systemScheduler()) // else only while somebody asks for other models
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
        return kept.get(
                file.sha256(),
                // once, however many ask for it at the same moment; what cannot be read is not remembered
                checksum -> ForecastCodec.readModel(
                        Gzip.content(file.key(), verified(tenantId, model, file), ForecastCodec.MAX_BYTES)));
    }

    /**
     * A version's stored file, verified against its row's checksum.
     *
     * @throws com.bakery.training.registry.artifact.ArtifactException when it is not there or not what it was
     */
    StoredFile stored(UUID tenantId, TrainedModel model) {
        ModelArtifact file = file(tenantId, model);
        return new StoredFile(file, verified(tenantId, model, file));
    }

    /** A file as it lies in the store, compressed or not. */
    record StoredFile(ModelArtifact row, byte[] content) {}

    /**
     * Reads the file that is to be served from now on, past the memory.
     *
     * @throws ModelDamagedException when it is not there or not what it was
     */
    void requireIntact(UUID tenantId, TrainedModel model) {
        try {
            stored(tenantId, model);
        } catch (ArtifactException e) {
            log.warn("A version whose file is damaged is not deployed", e);
            throw new ModelDamagedException(model.id());
        }
    }

    /** Deletes the files of versions whose rows are gone. */
    void delete(DeletedVersions deleted) {
        deleted.deleteFiles(
                store, e -> log.warn("The file of a deleted model is still there; the storage sweep will take it", e));
    }

    private ModelArtifact file(UUID tenantId, TrainedModel model) {
        if (model.damage() != null) {
            throw new CorruptArtifactException(model.modelPath(), "it was found " + model.damage());
        }
        return models.artifacts(tenantId, model.id()).stream()
                .filter(artifact -> artifact.type().equals(ModelArtifact.MODEL_FILE))
                .findFirst()
                .orElseThrow(() -> models.find(tenantId, model.id()).isPresent()
                        ? new MissingArtifactException(model.modelPath())
                        : new ModelNotFoundException(model.id()));
    }

    /** What is found here is known to all from now on; what the product serves instead is the worker's business. */
    private byte[] verified(UUID tenantId, TrainedModel model, ModelArtifact file) {
        try {
            return store.read(file.key(), file.sha256(), ForecastCodec.MAX_BYTES);
        } catch (ArtifactException e) {
            boolean corrupt = e instanceof CorruptArtifactException && file.bytes() <= ForecastCodec.MAX_BYTES;
            if (!damage.report(tenantId, model.productId(), file, corrupt)) {
                throw new ModelNotFoundException(model.id());
            }
            throw e;
        }
    }
}
