package com.bakery.training.activities.live;

/**
 * When live figures have consequences.
 *
 * @param driftDays scored days a drift needs, at least 1; the newest days are looked at, twice as many at most
 * @param driftFactor a drifted WAPE is above the validated one times this, at least 1
 * @param driftMargin and above the validated one plus this, at least 0
 * @param windowDays scored days of a window in which two versions are compared, at least 1
 * @param windows that a champion has to lose one after the other to be replaced, at least 1
 * @param autoDeployment false never replaces a champion
 */
public record LiveSettings(
        int driftDays, double driftFactor, double driftMargin, int windowDays, int windows, boolean autoDeployment) {
    /** What applies unless the environment says otherwise. */
    public static final LiveSettings DEFAULT = new LiveSettings(14, 1.5, 0.1, 7, 2, true);
}
