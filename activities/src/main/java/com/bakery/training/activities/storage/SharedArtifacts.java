package com.bakery.training.activities.storage;

import com.bakery.training.registry.artifact.ArtifactException;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.CorruptArtifactException;
import com.bakery.training.registry.model.FileDamage;
import com.bakery.training.registry.model.ModelArtifact;
import com.bakery.training.registry.model.ModelRepository;
import com.bakery.training.registry.model.StoredFile;
import com.bakery.training.registry.model.StoredFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps files with the same content once: a version whose file exists already is registered under the earlier version's, and its own copy goes. */
public final class SharedArtifacts {
    private static final Logger log = LoggerFactory.getLogger(SharedArtifacts.class);

    private final StoredFiles files;
    private final ModelRepository models;
    private final ArtifactStore store;
    private final FileDamage damage;

    public SharedArtifacts(StoredFiles files, ModelRepository models, ArtifactStore store, FileDamage damage) {
        this.files = files;
        this.models = models;
        this.store = store;
        this.damage = damage;
    }

    /** For each artifact that exists already its key and that of the other file, which was read and is intact. */
    public Map<String, String> twins(UUID tenantId, List<ModelArtifact> artifacts) {
        Map<String, String> twins = new HashMap<>();
        for (ModelArtifact artifact : artifacts) {
            files.twin(tenantId, artifact)
                    .filter(this::isIntact)
                    .ifPresent(twin -> twins.put(artifact.key(), twin.key()));
        }
        return twins;
    }

    /** A damaged file must not spread to a new version. */
    private boolean isIntact(StoredFile file) {
        try {
            store.read(file.key(), file.sha256(), file.bytes());
            return true;
        } catch (ArtifactException e) {
            damage.report(file.tenantId(), file.productId(), file.artifact(), e instanceof CorruptArtifactException);
            log.warn("A file with the same content is damaged and is not shared", e);
            return false;
        }
    }

    /** Deletes the files of a registered version that it does not use. */
    public void dropUnused(UUID tenantId, UUID modelId, List<ModelArtifact> written) {
        Set<String> used = models.artifacts(tenantId, modelId).stream()
                .map(ModelArtifact::key)
                .collect(Collectors.toSet());
        written.stream()
                .map(ModelArtifact::key)
                .filter(key -> !used.contains(key))
                .forEach(store::delete);
    }
}
