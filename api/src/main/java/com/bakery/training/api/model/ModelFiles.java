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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Models ready to forecast: read from their verified file once, then kept, the least used ones making room. The key is the
 * file's checksum, so a changed file can never be served under an old one.
 */
@Component
class ModelFiles {
    private final ModelRepository models;
    private final ArtifactStore store;
    private final int maxBytes;
    private final Map<String, ProductModel> kept;

    ModelFiles(ModelRepository models, ArtifactStore store, ApiProperties properties) {
        this.models = models;
        this.store = store;
        this.maxBytes =
                Math.toIntExact(properties.forecastCache().maxModelSize().toBytes());
        this.kept = Collections.synchronizedMap(
                new LeastUsed(properties.forecastCache().maxModels()));
    }

    /**
     * The model behind a row.
     *
     * @throws com.bakery.training.registry.artifact.ArtifactException when its file is not there or not what it was
     * @throws com.bakery.forecasting.model.InvalidFileException when the file is no model
     */
    ProductModel load(UUID tenantId, TrainedModel model) {
        if (model.damage() != null) {
            throw new CorruptArtifactException(model.modelPath(), "the scrub found it " + model.damage());
        }
        ModelArtifact file = models.artifacts(tenantId, model.id()).stream()
                .filter(artifact -> artifact.type().equals(ModelArtifact.MODEL_FILE))
                .findFirst()
                .orElseThrow(() -> new MissingArtifactException(model.modelPath()));
        ProductModel known = kept.get(file.sha256());
        return known == null ? read(file) : known;
    }

    /** Two requests at once may both read it; that is cheaper than a lock around the disk. */
    private ProductModel read(ModelArtifact file) {
        byte[] stored = store.read(file.key(), file.sha256(), maxBytes);
        ProductModel model = ForecastCodec.readModel(Gzip.content(file.key(), stored, maxBytes));
        kept.put(file.sha256(), model);
        return model;
    }

    private static final class LeastUsed extends LinkedHashMap<String, ProductModel> {
        private static final long serialVersionUID = 1L;
        private static final float LOAD_FACTOR = 0.75f;
        private final int max;

        private LeastUsed(int max) {
            super(max, LOAD_FACTOR, true);
            this.max = max;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ProductModel> eldest) {
            return size() > max;
        }
    }
}
