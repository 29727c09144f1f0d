package com.bakery.training.api.analytics;

import com.bakery.training.api.analytics.ProductAccuracyView.Explanation;
import com.bakery.training.registry.analytics.Durations;
import com.bakery.training.registry.analytics.ProductAccuracy;
import com.bakery.training.registry.analytics.ProductPerformance;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lists as tables, with the names of the JSON. */
final class CsvTables {
    private CsvTables() {}

    static CsvDocument performance(Function<PageRequest, Page<ProductPerformance>> list) {
        CsvDocument table = new CsvDocument(
                "product_id",
                "product_name",
                "category",
                "model_id",
                "model_version",
                "algorithm",
                "deployed_at",
                "versions",
                "accuracy_percentage",
                "mae",
                "rmse",
                "r2_score",
                "mape",
                "wape",
                "seasonal_naive_wape",
                "previous_version",
                "previous_accuracy_percentage",
                "previous_mae");
        AllPages.forEach(
                list,
                one -> table.row(
                        one.productId(),
                        one.productName(),
                        one.category(),
                        one.modelId(),
                        one.modelVersion(),
                        one.algorithm(),
                        one.deployedAt(),
                        one.versions(),
                        one.accuracyPercentage(),
                        one.mae(),
                        one.rmse(),
                        one.r2Score(),
                        one.mape(),
                        one.wape(),
                        one.seasonalNaiveWape(),
                        one.previousVersion(),
                        one.previousAccuracyPercentage(),
                        one.previousMae()));
        return table;
    }

    static CsvDocument accuracy(Function<PageRequest, Page<ProductAccuracy>> list) {
        CsvDocument table = new CsvDocument(
                "product_id",
                "product_name",
                "category",
                "model_id",
                "model_version",
                "accuracy_percentage",
                "mae",
                "wape",
                "seasonal_naive_wape",
                "poor",
                "reasons");
        AllPages.forEach(list, product -> {
            ProductAccuracyView one = ProductAccuracyView.from(product);
            table.row(
                    one.productId(),
                    one.productName(),
                    one.category(),
                    one.modelId(),
                    one.modelVersion(),
                    one.accuracyPercentage(),
                    one.mae(),
                    one.wape(),
                    one.seasonalNaiveWape(),
                    one.poor(),
                    one.reasons().stream().map(Explanation::reason).collect(Collectors.joining(" ")));
        });
        return table;
    }

    static CsvDocument durations(List<Durations> durations) {
        CsvDocument table =
                new CsvDocument("name", "times", "mean_ms", "p50_ms", "p90_ms", "p95_ms", "p99_ms", "max_ms");
        durations.forEach(one -> table.row(
                one.name(),
                one.times(),
                one.meanMs(),
                one.p50Ms(),
                one.p90Ms(),
                one.p95Ms(),
                one.p99Ms(),
                one.maxMs()));
        return table;
    }
}
