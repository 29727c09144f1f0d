package com.bakery.training.api.model;

import com.bakery.forecasting.explanation.Sentences;
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
     * @param components what moves the day: level, weekday, year, holiday, promotion, weather, other; those that play a part sum to {@code yhat}
     * @param suggestedQuantity to bake or order: by the costs asked for, else the whole number beside {@code yhat}; left out where there are no costs and the
     *     product is not sold in whole units
     * @param closed the shop is expected to stay closed
     * @param explanation the day in words; left out unless asked for
     */
    @Schema(name = "ForecastDay")
    record Day(
            LocalDate date,
            double yhat,
            double yhatLower,
            double yhatUpper,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable SortedMap<String, Double> quantiles,
            SortedMap<String, Double> components,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double suggestedQuantity,
            boolean closed,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Explanation explanation) {

        static Day from(ProductForecast.Day day, boolean explained) {
            return new Day(
                    day.date(),
                    day.yhat(),
                    day.yhatLower(),
                    day.yhatUpper(),
                    day.quantiles(),
                    day.contributions(),
                    day.suggestedQuantity(),
                    day.closed(),
                    explained ? Explanation.of(day) : null);
        }
    }

    /** A day in plain English and Spanish. */
    @Schema(name = "ForecastExplanation")
    record Explanation(String en, String es) {
        static Explanation of(ProductForecast.Day day) {
            return new Explanation(Sentences.ENGLISH.of(day), Sentences.SPANISH.of(day));
        }
    }

    static ForecastView of(TrainedModel model, ProductForecast forecast, boolean explained) {
        return new ForecastView(
                model.productId(),
                model.productName(),
                model.id(),
                model.modelVersion(),
                forecast.intervalWidth(),
                forecast.days().stream().map(day -> Day.from(day, explained)).toList());
    }
}
