package com.bakery.training.api.model;

import com.bakery.forecasting.model.ProductForecast;
import com.bakery.training.registry.model.TrainedModel;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a model expects, from the day after its data on.
 *
 * @param intervalWidth share of days the interval is meant to hold
 */
record ForecastView(
        UUID productId,
        @Nullable String productName,
        UUID modelId,
        String modelVersion,
        double intervalWidth,
        List<Day> forecast) {

    /**
     * One day, in units sold, nothing below 0.
     *
     * @param quantiles by the probability asked for; left out where none was
     * @param components what each member of the composition brings
     */
    @Schema(name = "ForecastDay")
    record Day(
            LocalDate date,
            double yhat,
            double yhatLower,
            double yhatUpper,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable SortedMap<String, Double> quantiles,
            SortedMap<String, Double> components) {

        static Day from(ProductForecast.Day day) {
            return new Day(day.date(), day.yhat(), day.yhatLower(), day.yhatUpper(), day.quantiles(), day.components());
        }
    }

    static ForecastView of(TrainedModel model, ProductForecast forecast) {
        return new ForecastView(
                model.productId(),
                model.productName(),
                model.id(),
                model.modelVersion(),
                forecast.intervalWidth(),
                forecast.days().stream().map(Day::from).toList());
    }
}
