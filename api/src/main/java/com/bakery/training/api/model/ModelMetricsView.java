package com.bakery.training.api.model;

import com.bakery.training.registry.model.ModelMetrics;
import com.bakery.training.registry.model.TrainedModel;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one model version.
 *
 * @param live on sales that came after its data; null before the first day was scored
 * @param details weights of the members, profile of the series and notes of the training
 */
record ModelMetricsView(
        UUID modelId,
        UUID productId,
        String modelVersion,
        @JsonUnwrapped @Nullable MetricsView metrics,
        @Nullable LiveView live,
        @Nullable Map<String, Object> details) {

    static ModelMetricsView from(TrainedModel model) {
        ModelMetrics metrics = model.metrics();
        return new ModelMetricsView(
                model.id(),
                model.productId(),
                model.modelVersion(),
                MetricsView.from(metrics),
                LiveView.from(model.live()),
                metrics == null ? null : metrics.details());
    }
}
