package com.bakery.training.api.model;

import com.bakery.training.registry.model.ModelMetrics;
import com.bakery.training.registry.model.TrainedModel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is stored beside a model's metrics as free-form details: read here alone. Models of older versions have none. */
record ModelDetails(Map<String, Object> values) {

    static ModelDetails of(TrainedModel model) {
        ModelMetrics metrics = model.metrics();
        Map<String, Object> details = metrics == null ? null : metrics.details();
        return new ModelDetails(details == null ? Map.of() : details);
    }

    @Nullable
    ProfileView profile() {
        return values.get("profile") instanceof Map<?, ?> profile ? ProfileView.from(profile) : null;
    }

    @Nullable
    WeightsView weights() {
        return values.get("weights_week") instanceof Map<?, ?> week
                        && values.get("weights_month") instanceof Map<?, ?> month
                ? WeightsView.from(week, month)
                : null;
    }

    List<String> notes() {
        return values.get("notes") instanceof List<?> notes
                ? notes.stream().map(String::valueOf).toList()
                : List.of();
    }
}
