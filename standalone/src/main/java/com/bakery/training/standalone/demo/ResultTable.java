package com.bakery.training.standalone.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.bakery.training.standalone.demo.TrainingClient.DeployedModel;
import com.bakery.training.standalone.demo.TrainingClient.ProductTraining;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a job made of each product: the model that serves it now, and how good it was on days it had not seen. */
final class ResultTable {
    private static final String ROW = "  %-30s %-40s %6s %8s %8s %8s%n";

    private final PrintStream out;

    ResultTable(PrintStream out) {
        this.out = out;
    }

    void header() {
        out.printf(ROW, "product", "model", "days", "WAPE", "naive", "seconds");
    }

    /** A row per product that a model serves, and a line per reason why others have none. */
    void print(String bakery, List<ProductTraining> products, List<DeployedModel> models, Map<String, Duration> times) {
        Map<String, DeployedModel> byProduct = models.stream().collect(toMap(DeployedModel::productId, model -> model));
        out.println(bakery);
        for (ProductTraining product : products) {
            DeployedModel model = byProduct.get(product.productId());
            if (model != null) {
                out.print(row(product, model, times.get(product.productId())));
            }
        }
        products.stream()
                .filter(ProductTraining::failed)
                .collect(groupingBy(ProductTraining::errorType, TreeMap::new, counting()))
                .forEach((reason, count) -> out.printf("  %d not trained: %s%n", count, reason));
    }

    private static String row(ProductTraining product, DeployedModel model, @Nullable Duration time) {
        return ROW.formatted(
                clip(product.productName(), 30),
                members(model.algorithm(), 40),
                model.days(),
                percent(model.wape()),
                percent(model.naiveWape()),
                product.status().equals("completed") ? seconds(time) : product.status());
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "-" : String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }

    /** The heaviest members that fit, each whole. */
    private static String members(String algorithm, int width) {
        int end = algorithm.length() <= width ? -1 : algorithm.lastIndexOf('+', width - 2);
        return end > 0 ? algorithm.substring(0, end) + "+…" : clip(algorithm, width);
    }

    private static String clip(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
