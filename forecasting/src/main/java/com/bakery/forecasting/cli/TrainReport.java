package com.bakery.forecasting.cli;

import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.forecasting.combination.Composition;
import com.bakery.forecasting.metric.ModelMetrics;
import com.bakery.forecasting.model.ProductModel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What became of each product. */
final class TrainReport {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final TreeMap<String, Row> rows = new TreeMap<>();

    /**
     * @param reason of the refusal, null for a trained product, as is the message
     * @param modelFile name in the folder of model files; null where none is written
     */
    private record Row(
            String product,
            String status,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String model,
            @Nullable String modelFile,
            @Nullable LocalDate dataFrom,
            @Nullable LocalDate dataTo,
            @Nullable Composition weights,
            @Nullable ModelMetrics metrics) {}

    private record Report(int trained, int refused, List<Row> products) {}

    void trained(ProductModel model, @Nullable String modelFile) {
        rows.put(
                model.productName(),
                new Row(
                        model.productName(),
                        "trained",
                        null,
                        null,
                        model.algorithm(),
                        modelFile,
                        model.dataFrom(),
                        model.dataTo(),
                        model.composition(),
                        model.metrics()));
    }

    void refused(String product, TrainingRefusedException refusal) {
        rows.put(
                product,
                new Row(
                        product,
                        "refused",
                        refusal.reason().name(),
                        refusal.getMessage(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    int completed() {
        return (int) rows.values().stream()
                .filter(row -> row.status().equals("trained"))
                .count();
    }

    int refused() {
        return rows.size() - completed();
    }

    /** The first refusal by the product's name, in words. */
    Optional<String> firstRefusal() {
        return rows.values().stream()
                .filter(row -> row.message() != null)
                .findFirst()
                .map(row -> row.product() + ": " + row.message());
    }

    void write(Path file) {
        OutputFile.write(file, JSON.writeValueAsBytes(new Report(completed(), refused(), List.copyOf(rows.values()))));
    }
}
