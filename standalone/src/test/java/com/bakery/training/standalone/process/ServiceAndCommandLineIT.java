package com.bakery.training.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.training.standalone.demo.TrainingClient;
import com.bakery.training.standalone.demo.TrainingClient.DeployedModel;
import com.bakery.training.standalone.demo.TrainingClient.JobStatus;
import com.bakery.training.standalone.demo.TrainingClient.ProductTraining;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One bakery, two ways in: uploaded to the service, and given to the command line as files. */
class ServiceAndCommandLineIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int HORIZON = 28;

    @TempDir
    Path folder;

    @Test
    void serviceAndCommandLineForecastTheSame() throws Exception {
        Path sales = demo("sales_daily.csv");
        Path regressors = demo("regressors_daily.csv");
        Map<String, String[]> byCommandLine = commandLine(sales, regressors);
        StandaloneUnderTest service = new StandaloneUnderTest(folder.resolve("data"), TemporalKind.IN_JVM, Map.of());
        try (ServiceProcess process = service.start()) {
            assertThat(process.isAlive()).isTrue();
            TrainingClient client = service.client();
            client.uploadSales(Files.readString(sales));
            client.uploadRegressors(Files.readString(regressors));
            UUID job = client.start("German bakery", false);
            assertThat(Jobs.awaitEnd(client, job, PATIENCE)).matches(JobStatus::completed);

            List<DeployedModel> models = client.deployedModels();
            assertThat(models).hasSize(client.products(job).size());
            for (DeployedModel model : models) {
                assertThatForecastsAgree(client, model, byCommandLine);
                assertThatTheForecastExplainsItself(client, model);
            }
            assertThat(models).anyMatch(model -> model.algorithm().contains("pooled"));
        }
    }

    /** Rows of the command line's table by product and day. */
    private Map<String, String[]> commandLine(Path sales, Path regressors) throws Exception {
        Path out = folder.resolve("forecasts.csv");
        CommandLineTool.run(
                folder.resolve("train.log"),
                "train",
                "--sales",
                sales.toString(),
                "--regressors",
                regressors.toString(),
                "--country",
                "ES",
                "--horizon",
                Integer.toString(HORIZON),
                "--out",
                out.toString());
        Map<String, String[]> rows = new TreeMap<>();
        for (String line : Files.readAllLines(out)) {
            String[] cells = line.split(",", -1);
            rows.put(cells[0] + " " + cells[1], cells);
        }
        return rows;
    }

    private static void assertThatForecastsAgree(
            TrainingClient client, DeployedModel model, Map<String, String[]> byCommandLine) {
        JsonNode forecast = client.get("models/" + model.modelId() + "/forecast?quantiles=0.1,0.9");
        String product = forecast.path("product_name").asString();
        assertThat(forecast.path("forecast").size()).isEqualTo(HORIZON);
        for (JsonNode day : forecast.path("forecast")) {
            String[] row = Objects.requireNonNull(
                    byCommandLine.get(product + " " + day.path("date").asString()));
            assertThat(day.path("yhat").asDouble()).isCloseTo(Double.parseDouble(row[2]), within(1e-9));
            assertThat(day.path("yhat_lower").asDouble()).isCloseTo(Double.parseDouble(row[3]), within(1e-9));
            assertThat(day.path("yhat_upper").asDouble()).isCloseTo(Double.parseDouble(row[4]), within(1e-9));
            assertThat(day.path("quantiles").path("0.1").asDouble())
                    .isCloseTo(Double.parseDouble(row[5]), within(1e-9));
            assertThat(row[7]).startsWith(model.algorithm());
        }
    }

    private static void assertThatTheForecastExplainsItself(TrainingClient client, DeployedModel model) {
        String path = "models/" + model.modelId() + "/forecast?horizon_days=60";
        JsonNode costly = client.get(path + "&waste_cost=3&lost_sale_cost=1&explain=true");
        JsonNode cheap = client.get(path + "&waste_cost=1&lost_sale_cost=3");
        for (int i = 0; i < 60; i++) {
            JsonNode day = costly.path("forecast").path(i);
            double yhat = day.path("yhat").asDouble();
            double sum = day.path("components").values().stream()
                    .mapToDouble(JsonNode::asDouble)
                    .sum();
            assertThat(sum).isCloseTo(yhat, within(1e-6));
            assertThat(day.path("explanation").path("en").asString()).isNotBlank();
            assertThat(day.path("explanation").path("es").asString()).isNotBlank();
            JsonNode other = cheap.path("forecast").path(i);
            assertThat(other.has("explanation")).isFalse();
            if (!day.path("closed").asBoolean()) {
                assertThat(day.path("suggested_quantity").asDouble())
                        .isLessThan(other.path("suggested_quantity").asDouble());
            }
        }
    }

    @Test
    void youngProductsAreTrainedAsFarAsTheSettingLetsThem() throws Exception {
        StandaloneUnderTest service = new StandaloneUnderTest(
                folder.resolve("data"), TemporalKind.IN_JVM, Map.of("MIN_TRAINING_DATA_DAYS", "10"));
        try (ServiceProcess process = service.start()) {
            assertThat(process.isAlive()).isTrue();
            TrainingClient client = service.client();
            client.uploadSales(SyntheticSales.csv(3, 140, 1) + lastDays("young", 15) + lastDays("newborn", 5));
            UUID job = client.start("Young products", false);
            assertThat(Jobs.awaitEnd(client, job, PATIENCE)).matches(JobStatus::completed);

            assertThat(client.products(job))
                    .filteredOn(ProductTraining::failed)
                    .singleElement()
                    .satisfies(product -> {
                        assertThat(product.productName()).isEqualTo("newborn");
                        assertThat(product.errorType()).isEqualTo("InsufficientDataError");
                    });
            assertThat(client.get("jobs/" + job + "/products").toString())
                    .contains("Product requires minimum 10 days of sales data. Currently: 5 days.");
            JsonNode young = model(client, "young");
            assertThat(young.path("profile").path("series_class").asString()).isEqualTo("short");
            assertThat(young.path("profile").path("short").asBoolean()).isTrue();
            assertThat(young.path("weights").path("week").values().stream()
                            .mapToDouble(JsonNode::asDouble)
                            .sum())
                    .isCloseTo(1, within(1e-9));
            assertThat(model(client, "product-00").path("profile").path("short").asBoolean())
                    .isFalse();
            assertThat(client.get("models/" + young.path("model_id").asString() + "/forecast")
                            .path("forecast")
                            .path(0)
                            .path("yhat")
                            .asDouble())
                    .isBetween(3.0, 60.0);
        }
    }

    private static JsonNode model(TrainingClient client, String product) {
        return client.get("models?deployed=true").path("items").values().stream()
                .filter(model -> model.path("product_name").asString().equals(product))
                .findFirst()
                .orElseThrow();
    }

    private static String lastDays(String product, int days) {
        StringBuilder rows = new StringBuilder();
        for (int day = 140 - days; day < 140; day++) {
            rows.append("%s,%s,%d%n".formatted(SyntheticSales.FIRST_DAY.plusDays(day), product, 10 + day % 3));
        }
        return rows.toString();
    }

    private Path demo(String file) throws Exception {
        Path copy = folder.resolve(file);
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/demo/german-bakery/" + file))) {
            Files.copy(in, copy);
        }
        return copy;
    }
}
