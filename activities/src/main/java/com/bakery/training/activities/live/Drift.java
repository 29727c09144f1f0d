package com.bakery.training.activities.live;

import com.bakery.training.registry.live.LiveDay;
import com.bakery.training.registry.model.Change;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a version does worse on new sales than its validation promised. */
final class Drift {
    private Drift() {}

    /**
     * Why the version drifted; empty while it has not, has too few days, or nothing to compare with.
     *
     * @param days scored ones, oldest first
     * @param validated WAPE of the folds
     */
    static Optional<Change> of(List<LiveDay> days, @Nullable Double validated, LiveSettings settings, String actor) {
        if (validated == null || days.size() < settings.driftDays()) {
            return Optional.empty();
        }
        List<LiveDay> newest = days.subList(Math.max(0, days.size() - 2 * settings.driftDays()), days.size());
        double sold = newest.stream().mapToDouble(LiveDay::actual).sum();
        double live = newest.stream().mapToDouble(LiveDay::error).sum() / sold;
        if (sold == 0 || live <= validated * settings.driftFactor() || live <= validated + settings.driftMargin()) {
            return Optional.empty();
        }
        String reason = String.format(
                Locale.ROOT,
                "Live WAPE %.4f over the last %d scored days, validated %.4f",
                live,
                newest.size(),
                validated);
        return Optional.of(new Change(
                actor, reason, Map.of("live_wape", live, "validated_wape", validated, "scored_days", newest.size())));
    }
}
