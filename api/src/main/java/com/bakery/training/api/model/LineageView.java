package com.bakery.training.api.model;

import com.bakery.training.registry.model.TrainedModel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a version comes from. A start with these {@code options}, {@code force} and the same data, by the same code on the same kind of machine, gives a model with the
 * same checksum.
 *
 * @param dataHash of the product's series, regressors, named days, options and engine version
 * @param dataFrom first and {@code dataTo} last day it was trained on
 * @param trainingDataPoints days with sales among them
 * @param options in force, defaults included, as a start request takes them; null, as are the settings, in models of older versions
 * @param settings no request can change: least days of data, the shop's place
 * @param codeVersion commit of the build that trained it; null where the build did not know
 */
@Schema(name = "ModelLineage")
record LineageView(
        @Nullable String dataHash,
        @Nullable LocalDate dataFrom,
        @Nullable LocalDate dataTo,
        @Nullable Integer trainingDataPoints,
        @Nullable Map<String, Object> options,
        @Nullable Map<String, Object> settings,
        @Nullable String engineVersion,
        @Nullable String codeVersion,
        @Nullable Long seed,
        @Nullable UUID trainingJobId) {

    static LineageView from(TrainedModel model) {
        return new LineageView(
                model.dataHash(),
                model.dataFrom(),
                model.dataTo(),
                model.trainingDataPoints(),
                model.lineage().options(),
                model.lineage().settings(),
                model.engineVersion(),
                model.lineage().codeVersion(),
                model.seed(),
                model.trainingJobId());
    }
}
