package com.bakery.training.api.progress;

import java.util.Optional;
import java.util.UUID;

/** Knows how far one job is. */
interface ProgressSource {
    /** The job's state now; empty when the job is gone. */
    Optional<ProgressMessage> read();

    /** Opens the source of a job; made once per watched job. */
    @FunctionalInterface
    interface Opener {
        ProgressSource open(UUID tenantId, UUID jobId);
    }
}
