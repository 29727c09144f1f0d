package com.bakery.training.activities.support;

import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.training.registry.artifact.ArtifactKeys;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.Checksums;
import com.bakery.training.registry.artifact.StoredArtifact;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.workflows.training.ArtifactReference;
import com.bakery.training.workflows.training.ProductTrainingInput;
import java.util.UUID;

/** What the steps of a product hand each other: files named by their content, gone with the job. */
public final class StagedFiles {
    private final ArtifactStore store;

    public StagedFiles(ArtifactStore store) {
        this.store = store;
    }

    /** Stages {@code content}; the same content has the same reference. */
    public ArtifactReference write(ProductTrainingInput product, String kind, byte[] content) {
        String key = ArtifactKeys.staged(
                product.jobId(), product.run(), product.productId(), kind, Checksums.sha256(content));
        return reference(store.write(key, content));
    }

    /** Stages what the products of a run share; the same content has the same reference. */
    public ArtifactReference write(JobRun run, String kind, byte[] content) {
        String key = ArtifactKeys.staged(run.jobId(), run.run(), kind, Checksums.sha256(content));
        return reference(store.write(key, content));
    }

    /** The staged content, verified. */
    public byte[] read(ArtifactReference reference) {
        return store.read(reference.key(), reference.sha256(), ForecastCodec.MAX_BYTES);
    }

    /** Deletes everything a run of a job staged. */
    public void sweep(UUID jobId, int run) {
        store.deletePrefix(ArtifactKeys.staged(jobId, run));
    }

    public static ArtifactReference reference(StoredArtifact stored) {
        return new ArtifactReference(stored.key(), stored.sha256(), stored.bytes());
    }
}
