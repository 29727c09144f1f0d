package com.bakery.training.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service over HTTP, as one tenant. Every call waits at most a minute; an answer other than 2xx is an {@link IllegalStateException}. */
public final class TrainingClient {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 500;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI root;
    private final String token;

    /** @param apiUrl {@code http://host:port}; {@code token} a JWT of the tenant */
    public TrainingClient(String apiUrl, String token) {
        this.root = URI.create(apiUrl + "/api/v1/training/");
        this.token = token;
    }

    /** Replaces the sales of the days named in {@code csv}. */
    public JsonNode uploadSales(String csv) {
        return send("POST", "data/sales", "text/csv", csv);
    }

    /** Replaces the regressors of the days named in {@code csv}. */
    public JsonNode uploadRegressors(String csv) {
        return send("POST", "data/regressors", "text/csv", csv);
    }

    public void saveSettings(Map<String, String> settings) {
        send("PUT", "settings", "application/json", JSON.writeValueAsString(settings));
    }

    /** Starts a job over all products; {@code force} trains the unchanged ones too. */
    public UUID start(String jobName, boolean force) {
        String body = JSON.writeValueAsString(Map.of("job_name", jobName, "force", force));
        return id(send("POST", "start", "application/json", body));
    }

    /** Asks a job to stop; it ends within seconds. */
    public void stop(UUID jobId) {
        send("POST", "stop/" + jobId, null, null);
    }

    /** A job of the tenant that waits or runs. */
    public Optional<UUID> openJob() {
        return Stream.of("running", "pending")
                .flatMap(status -> items(get("history?limit=1&status=" + status)).stream())
                .map(TrainingClient::id)
                .findFirst();
    }

    public JobStatus status(UUID jobId) {
        JsonNode status = get("status/" + jobId);
        return new JobStatus(
                status.path("status").asString(),
                status.path("progress_percentage").asInt(),
                status.path("current_step").asString(""),
                status.path("products_completed").asInt()
                        + status.path("products_failed").asInt(),
                status.path("products_total").asInt(),
                status.path("error_message").asString(""));
    }

    /** What became of each product of the job. */
    public List<ProductTraining> products(UUID jobId) {
        return all("jobs/" + jobId + "/products").stream()
                .map(product -> new ProductTraining(
                        product.path("product_id").asString(),
                        product.path("product_name").asString(),
                        product.path("status").asString(),
                        product.path("error_type").asString("")))
                .toList();
    }

    /** How long the steps of each product took in the job, by product id, without the time they waited for their turn. */
    public Map<String, Duration> workingTimes(UUID jobId) {
        return all("jobs/" + jobId + "/logs").stream()
                .filter(line -> line.path("product_id").isString()
                        && line.path("execution_time_ms").isNumber())
                .collect(toMap(
                        line -> line.path("product_id").asString(),
                        line -> Duration.ofMillis(line.path("execution_time_ms").asLong()),
                        Duration::plus));
    }

    /** The models that serve the tenant's products now. */
    public List<DeployedModel> deployedModels() {
        return all("models?deployed=true").stream().map(TrainingClient::model).toList();
    }

    /** The answer to GET {@code path}. */
    public JsonNode get(String path) {
        return send("GET", path, null, null);
    }

    /**
     * How far a job is.
     *
     * @param productsEnded completed, skipped and failed ones
     * @param productsTotal 0 until the job has planned them
     */
    public record JobStatus(
            String status, int percentage, String step, int productsEnded, int productsTotal, String error) {

        public boolean ended() {
            return !status.equals("pending") && !status.equals("running");
        }

        public boolean completed() {
            return status.equals("completed");
        }
    }

    /** One product in a job; {@code errorType} is empty unless it failed. */
    public record ProductTraining(String productId, String productName, String status, String errorType) {

        public boolean failed() {
            return status.equals("failed");
        }
    }

    /** A deployed model; {@code wape} and {@code naiveWape} are null where the actuals sum to 0. */
    public record DeployedModel(
            String modelId,
            String productId,
            String algorithm,
            int days,
            @Nullable Double wape,
            @Nullable Double naiveWape) {}

    private static DeployedModel model(JsonNode model) {
        JsonNode metrics = model.path("metrics");
        return new DeployedModel(
                model.path("model_id").asString(),
                model.path("product_id").asString(),
                model.path("algorithm").asString(),
                model.path("training_data_points").asInt(),
                number(metrics.path("wape")),
                number(metrics.path("seasonal_naive_wape")));
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : null;
    }

    private static UUID id(JsonNode job) {
        return UUID.fromString(job.path("job_id").asString());
    }

    private List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        String limited = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
        JsonNode page = get(limited);
        all.addAll(items(page));
        while (page.path("next_cursor").isString()) {
            page = get(limited + "&cursor="
                    + URLEncoder.encode(page.path("next_cursor").asString(), UTF_8));
            all.addAll(items(page));
        }
        return all;
    }

    private static List<JsonNode> items(JsonNode page) {
        return List.copyOf(page.path("items").values());
    }

    private JsonNode send(String method, String path, @Nullable String type, @Nullable String body) {
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .method(method, publisher);
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        method + " " + path + " was answered " + response.statusCode() + ": " + response.body());
            }
            return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " had no answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
