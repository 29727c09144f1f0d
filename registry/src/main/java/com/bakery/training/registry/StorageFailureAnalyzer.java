package com.bakery.training.registry;

import com.bakery.training.registry.artifact.StorageUnusableException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why a start failed on its model storage. */
public final class StorageFailureAnalyzer extends AbstractFailureAnalyzer<StorageUnusableException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StorageUnusableException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct MODEL_STORAGE_PATH, S3_ENDPOINT, AWS_REGION or the credentials; docs/OPERATIONS.md tells how.",
                cause);
    }
}
