package com.bakery.forecasting.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.ProductPipeline;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.model.ForecastRequest.OrderCosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Model files as tenants keep them: one of every schema there was, beside the forecast it gave on the day it was written. A build that cannot read an old one, or
 * forecasts otherwise from it, breaks what is deployed. After MODEL_SCHEMA has grown, {@code mvn -pl forecasting -am test -Dtest=GoldenModelTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=true} adds the new schema's file; those of older ones are never written again.
 */
class GoldenModelTest {
    private static final Path FOLDER = Path.of("src/test/resources/models");
    private static final ForecastRequest REQUEST =
            new ForecastRequest(60, 0.8, List.of(0.1, 0.5, 0.99), new OrderCosts(1, 3));
    /** Apart from rounding: the logarithms and powers of other processors may differ in the last digit. */
    private static final double SAME = 1e-9;

    @BeforeAll
    static void writesTheNewestIfAskedTo() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            ProductModel model = new ProductPipeline(Set.of("prophet"))
                    .train(shop(), PipelineOptions.DEFAULT, null, TrainingMonitor.NONE);
            Files.write(modelFile(ForecastCodec.MODEL_SCHEMA), ForecastCodec.write(model));
            Files.write(forecastFile(ForecastCodec.MODEL_SCHEMA), lines(model));
        }
    }

    static IntStream schemas() {
        return IntStream.rangeClosed(1, ForecastCodec.MODEL_SCHEMA);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aFileOfEverySchemaForecastsAsOnTheDayItWasWritten(int schema) throws IOException {
        List<String> forecast = lines(ForecastCodec.readModel(Files.readAllBytes(modelFile(schema))));
        List<String> written = Files.readAllLines(forecastFile(schema));

        assertThat(written).hasSize(60);
        for (int day = 0; day < written.size(); day++) {
            String[] expected = written.get(day).split(",");
            String[] actual = forecast.get(day).split(",");
            assertThat(actual).hasSameSizeAs(expected);
            assertThat(actual[0]).isEqualTo(expected[0]);
            for (int column = 1; column < expected.length; column++) {
                double value = Double.parseDouble(expected[column]);
                assertThat(Double.parseDouble(actual[column]))
                        .as("column %d of %s", column, expected[0])
                        .isCloseTo(value, within(SAME * Math.max(1, value)));
            }
        }
    }

    /** A day a line: its date, forecast, interval, quantiles, order quantity and contributions. */
    private static List<String> lines(ProductModel model) {
        return model.forecast(REQUEST).days().stream()
                .map(day -> day.date() + ","
                        + String.join(
                                ",",
                                DoubleStream.concat(
                                                DoubleStream.of(
                                                        day.yhat(),
                                                        day.yhatLower(),
                                                        day.yhatUpper(),
                                                        day.suggestedQuantity()),
                                                DoubleStream.concat(
                                                        day.quantiles().values().stream()
                                                                .mapToDouble(v -> v),
                                                        day.contributions().values().stream()
                                                                .mapToDouble(v -> v)))
                                        .mapToObj(Double::toString)
                                        .toList()))
                .toList();
    }

    /** Closed on Sundays, a promotion every month, two feasts, whole units. */
    private static ProductData shop() {
        return AShop.of(100)
                .selling(i -> 20 + i * 7 % 5 + (i % 7 == 5 ? 9 : 0) + (i % 30 < 3 ? 8 : 0) - (i == 41 ? 9 : 0))
                .closed(i -> i % 7 == 6)
                .event("promotion", 40, i -> i % 30 < 3)
                .number("price", 40, i -> 1 + i % 2)
                .holiday(41, "feast")
                .holiday(110, "feast")
                .data();
    }

    private static Path modelFile(int schema) {
        return FOLDER.resolve(String.format(Locale.ROOT, "schema-%d.json", schema));
    }

    private static Path forecastFile(int schema) {
        return FOLDER.resolve(String.format(Locale.ROOT, "schema-%d-forecast.csv", schema));
    }
}
