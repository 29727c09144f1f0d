package com.bakery.training.activities.housekeeping;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Remembers what was counted. */
final class RecordedStorage implements StorageMetrics {
    final List<String> counted = new ArrayList<>();
    int verified;

    @Override
    public void modelsExpired(UUID tenantId, int versions, long bytes) {
        counted.add("expired " + versions + (bytes > 0 ? " with bytes" : " without bytes"));
    }

    @Override
    public void fileVerified() {
        verified++;
    }

    @Override
    public void fileDamaged(UUID tenantId, String damage) {
        counted.add(damage);
    }

    @Override
    public void modelReplaced(UUID tenantId) {
        counted.add("replaced");
    }

    @Override
    public void orphans(long files) {
        counted.add("orphans " + files);
    }
}
