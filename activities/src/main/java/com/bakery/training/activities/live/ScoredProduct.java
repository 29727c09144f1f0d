package com.bakery.training.activities.live;

import com.bakery.training.registry.live.LiveDay;
import com.bakery.training.registry.live.LiveModel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The versions of a product, and each one's scored days, oldest first. */
record ScoredProduct(List<LiveModel> models, Map<UUID, List<LiveDay>> days) {
    /** The version in this role; null without one, or without a scored day of it. */
    @Nullable
    LiveModel in(String role) {
        return models.stream()
                .filter(model -> model.role().equals(role) && !of(model).isEmpty())
                .findFirst()
                .orElse(null);
    }

    List<LiveDay> of(LiveModel model) {
        return days.getOrDefault(model.id(), List.of());
    }
}
