package com.bakery.training.activities.live;

import java.util.UUID;

/** Hears what live sales showed, to be counted. Implementations are thread-safe and never throw. */
public interface LiveMetrics {
    /** Days of one version were compared with what was sold. */
    void scored(UUID tenantId, int days);

    /** The live WAPE of a deployed version, as a fraction, after new days. */
    void championWape(UUID tenantId, double wape);

    /** A deployed version was seen to have drifted. */
    void drifted(UUID tenantId);

    /** The challenger took the champion's place, or the previous version took it back. */
    void replaced(UUID tenantId, boolean rolledBack);
}
