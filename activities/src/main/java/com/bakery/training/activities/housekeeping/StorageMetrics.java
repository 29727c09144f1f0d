package com.bakery.training.activities.housekeeping;

import java.util.UUID;

/** Hears what became of stored files, to be counted. Implementations are thread-safe and never throw. */
public interface StorageMetrics {
    /** Versions were deleted; {@code bytes} of files nobody else uses went with them. */
    void modelsExpired(UUID tenantId, int versions, long bytes);

    /** A file was read and is what its row says. */
    void fileVerified();

    /**
     * A file is not what its row says.
     *
     * @param damage corrupt or missing
     */
    void fileDamaged(UUID tenantId, String damage);

    /** A product serves another version because the file of its deployed one is damaged. */
    void modelReplaced(UUID tenantId);

    /** Model files without a row that this pass left alone: it cannot tell whose they are. */
    void orphans(long files);
}
