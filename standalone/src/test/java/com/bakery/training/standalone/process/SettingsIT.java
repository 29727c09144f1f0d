package com.bakery.training.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.standalone.demo.TrainingClient;
import com.bakery.training.standalone.demo.TrainingClient.JobStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One process with every setting away from its default; each test sees the effect of some of them. */
class SettingsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String JSON_GZ = ".json.gz";

    @TempDir
    static Path folder;

    private static StandaloneUnderTest service;
    private static ServiceProcess process;
    private static UUID first;
    private static UUID second;

    @BeforeAll
    static void train() throws Exception {
        service = new StandaloneUnderTest(
                folder.resolve("data"),
                TemporalKind.IN_JVM,
                Map.ofEntries(
                        Map.entry(
                                "MODEL_STORAGE_PATH",
                                folder.resolve("elsewhere").toString()),
                        Map.entry("MAX_CONCURRENT_JOBS", "1"),
                        Map.entry("MAX_TRAINING_TIME_MINUTES", "7"),
                        Map.entry("MIN_TRAINING_DATA_DAYS", "20"),
                        Map.entry("ENABLE_AUTO_DEPLOYMENT", "false"),
                        Map.entry("PROPHET_DAILY_SEASONALITY", "false"),
                        Map.entry("PROPHET_WEEKLY_SEASONALITY", "false"),
                        Map.entry("PROPHET_YEARLY_SEASONALITY", "false"),
                        Map.entry("PROPHET_INTERVAL_WIDTH", "0.8"),
                        Map.entry("PROPHET_CHANGEPOINT_PRIOR_SCALE", "0.2"),
                        Map.entry("ENABLE_MODEL_COMPRESSION", "false"),
                        Map.entry("LOG_LEVEL", "DEBUG"),
                        Map.entry("LOG_FORMAT", "json"),
                        Map.entry("PROPHET_VERBOSE", "1"),
                        Map.entry("ENABLE_PROFILING", "1")));
        process = service.start();
        TrainingClient client = service.client();
        client.uploadSales(SyntheticSales.csv(1, 400, 1) + young());
        first = client.start("First", false);
        second = client.start("Second", true);
        assertThat(Jobs.awaitEnd(client, first, PATIENCE)).matches(JobStatus::completed);
        assertThat(Jobs.awaitEnd(client, second, PATIENCE)).matches(JobStatus::completed);
    }

    @AfterAll
    static void stop() {
        process.close();
    }

    /** 25 days with sales: too few by default. */
    private static String young() {
        StringBuilder rows = new StringBuilder();
        for (int day = 375; day < 400; day++) {
            rows.append("%s,young,%d%n".formatted(SyntheticSales.FIRST_DAY.plusDays(day), 20 + day % 7));
        }
        return rows.toString();
    }

    @Test
    void jobsRunOneAfterTheOtherEachWithItsDeadline() throws IOException {
        assertThat(
                        service.database()
                                .rows(
                                        "SELECT job_name, started_at >= lag(completed_at) OVER (ORDER BY started_at), deadline - started_at"
                                                + " FROM training_job_queue WHERE job_name IN ('First', 'Second') ORDER BY started_at"))
                .containsExactly("First|null|00:07:00", "Second|t|00:07:00");
    }

    @Test
    void aYoungProductIsTrainedAndNothingIsDeployed() throws IOException {
        assertThat(service.client().products(first)).hasSize(2).noneMatch(TrainingClient.ProductTraining::failed);
        assertThat(service.client().deployedModels()).isEmpty();
        assertThat(service.client()
                        .get("models")
                        .path("items")
                        .path(0)
                        .path("promotion")
                        .asString())
                .contains("deployment is off");
    }

    @Test
    void modelsCarryTheSettingsOfProphet() throws IOException {
        String model = model(first);
        JsonNode settings = service.client().get("models/" + model).path("hyperparameters");
        assertThat(settings.path("daily_seasonality").asBoolean(true)).isFalse();
        assertThat(settings.path("weekly_seasonality").asBoolean(true)).isFalse();
        assertThat(settings.path("yearly_seasonality").asBoolean(true)).isFalse();
        assertThat(settings.path("changepoint_prior_scale").asDouble()).isEqualTo(0.2);
        JsonNode forecast = service.client().get("models/" + model + "/forecast");
        assertThat(forecast.path("interval_width").asDouble()).isEqualTo(0.8);
    }

    /** A job that asks for the default of one setting forecasts something else: the environment's value was in force. */
    @Test
    void eachSettingOfProphetMovesTheForecast() throws Exception {
        List<Double> own = yhat(trained(first));
        assertThat(yhat(trained(second))).isEqualTo(own); // the same settings, the same forecast

        for (String asDefault : List.of(
                "{\"weekly_seasonality\": true}",
                "{\"yearly_seasonality\": true}",
                "{\"changepoint_prior_scale\": 0.05}")) {
            assertThat(yhat(trained(job(asDefault)))).as(asDefault).isNotEqualTo(own);
        }

        // on daily data the daily term is left out unless taken literally
        List<JsonNode> literal = trained(job("{\"strict\": true}"));
        List<JsonNode> wide = trained(job("{\"strict\": true, \"daily_seasonality\": true, \"interval_width\": 0.95}"));
        assertThat(yhat(wide)).isNotEqualTo(yhat(literal));
        assertThat(width(wide)).isGreaterThan(1.2 * width(literal));
    }

    private static UUID job(String options) throws Exception {
        String product = service.client().products(first).stream()
                .filter(training -> training.productName().equals("product-00"))
                .findFirst()
                .orElseThrow()
                .productId();
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.apiUrl() + "/api/v1/training/start/" + product))
                .header("Authorization", "Bearer " + service.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"force\": true, \"options\": " + options + "}"))
                .timeout(Duration.ofSeconds(20))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        UUID job = UUID.fromString(
                JsonMapper.shared().readTree(answer.body()).path("job_id").asString());
        assertThat(Jobs.awaitEnd(service.client(), job, PATIENCE)).matches(JobStatus::completed);
        return job;
    }

    private static String model(UUID job) throws IOException {
        return service.database()
                .rows("SELECT id FROM trained_models WHERE training_job_id = '" + job
                        + "' AND product_name = 'product-00'")
                .get(0);
    }

    /** What the job's model of the product forecasts. */
    private static List<JsonNode> trained(UUID job) throws IOException {
        return service.client().get("models/" + model(job) + "/forecast").path("forecast").values().stream()
                .toList();
    }

    private static List<Double> yhat(List<JsonNode> forecast) {
        return forecast.stream().map(day -> day.path("yhat").asDouble()).toList();
    }

    private static double width(List<JsonNode> forecast) {
        return forecast.stream()
                .mapToDouble(day -> day.path("yhat_upper").asDouble()
                        - day.path("yhat_lower").asDouble())
                .sum();
    }

    @Test
    void theStorageHoldsPlainModels() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("elsewhere"))) {
            List<String> names =
                    files.filter(Files::isRegularFile).map(Path::toString).toList();
            assertThat(names).anyMatch(name -> name.contains("model_v") && name.endsWith(".json"));
            assertThat(names).noneMatch(name -> name.endsWith(JSON_GZ));
        }
    }

    @Test
    void theLogTellsWhomEachLineIsAbout() throws IOException {
        List<JsonNode> lines = log();
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("message").asString()).startsWith("fit of product-00 took");
            assertThat(line.at("/log/level").asString()).isEqualTo("DEBUG");
            assertThat(line.path("job_id").asString()).isEqualTo(first.toString());
            assertThat(line.has("tenant_id")).isTrue();
            assertThat(line.has("product_id")).isTrue();
        });
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("message").asString())
                    .contains("GET /api/v1/training/status/{job_id} was answered 200");
            assertThat(line.path("job_id").asString()).isEqualTo(first.toString());
        });
    }

    @Test
    void theOptimiserReportsItsIterations() throws IOException {
        assertThat(log())
                .filteredOn(line -> line.path("message").asString().startsWith("prophet iteration "))
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.has("product_id"));
    }

    @Test
    void eachStepRecordsWhereItsTimeWent() throws IOException {
        List<JsonNode> profiles =
                service.client().get("jobs/" + first + "/logs?limit=500").path("items").values().stream()
                        .filter(line -> line.path("execution_time_ms").isNumber()
                                && line.path("product_id").isString())
                        .toList();
        assertThat(profiles).hasSize(12).allMatch(line -> line.at("/metadata/profile/cpu_ms")
                .isNumber());
        assertThat(profiles)
                .filteredOn(line -> line.path("step_name").asString().equals("validate"))
                .anySatisfy(
                        line -> assertThat(line.at("/metadata/profile/parts_ms").propertyNames())
                                .contains("prophet", "seasonal_naive"));
    }

    private static List<JsonNode> log() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("data/logs/training.log"))) {
            return lines.map(JsonMapper.shared()::readTree).toList();
        }
    }
}
