package com.bakery.training.api.progress;

import java.util.Optional;
import java.util.UUID;

/** Knows how far a job is. */
interface ProgressSource {
    /**
     * The job's state now; empty when the job is gone. Takes no longer than the query timeout and the database's own.
     */
    Optional<ProgressMessage> read(UUID tenantId, UUID jobId);
}
