package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.job.Failure;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.ProductFailure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The routes over the real database, as the contract words them. */
class ApiIT {
    private static final String ROOT = "/api/v1/training";
    private static RegistryDatabase database;
    private static ApiProcess api;

    private UUID tenant;
    private Http admin;
    private Http operator;
    private Http viewer;

    @BeforeAll
    static void start() {
        database = RegistryDatabase.open();
        api = ApiProcess.start(database, Map.of());
    }

    @AfterAll
    static void stop() {
        api.close();
        database.close();
    }

    @BeforeEach
    void newTenant() {
        tenant = UUID.randomUUID();
        admin = api.as(tenant, "admin");
        operator = api.as(tenant, "operator");
        viewer = api.as(tenant, "viewer");
    }

    @Test
    void uploadSumsRowsRefusesBadOnesAndReplacesWhatItNames() {
        Http.Answer first = csv(
                "date,product,quantity\n2026-01-02,Bagel,3\n2026-01-02,Bagel,4\nnever,Bagel,1\n2026-01-03,Roll,-2\n");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().get("rows").asInt()).isEqualTo(4);
        assertThat(first.json().get("rows_accepted").asInt()).isEqualTo(3);
        assertThat(first.json().get("products").asInt()).isEqualTo(2);
        assertThat(first.json().at("/refused/0/line").asInt()).isEqualTo(4);
        assertThat(first.json().at("/refused/0/field").asString()).isEqualTo("date");
        assertThat(product("Bagel").get("total_quantity").asDouble()).isEqualTo(7);
        assertThat(product("Roll").get("total_quantity").asDouble()).isZero();

        operator.post(ROOT + "/data/sales", "[{\"date\":\"2026-01-02\",\"product\":\"Bagel\",\"quantity\":5}]");
        assertThat(product("Bagel").get("total_quantity").asDouble()).isEqualTo(5);
        assertThat(product("Bagel").get("product_id").asString())
                .isEqualTo(com.bakery.training.registry.product.ProductIds.of(tenant, "Bagel")
                        .toString());
    }

    @Test
    void uploadWithoutAUsableRowChangesNothing() {
        assertThat(csv("date,product,quantity\nnever,Bagel,1\n").status()).isEqualTo(422);
        assertThat(csv("date,product\n2026-01-01,Bagel\n").status()).isEqualTo(400);
        assertThat(operator.send("POST", ROOT + "/data/sales", "application/xml", "<a/>")
                        .status())
                .isEqualTo(415);
        assertThat(viewer.get(ROOT + "/products").json().get("items")).isEmpty();
    }

    @Test
    void regressorsKeepNumbersAndHolidays() {
        Http.Answer answer = operator.send(
                "POST",
                ROOT + "/data/regressors",
                "text/csv; charset=utf-8",
                "date,temperature,holiday\n2026-01-06,7.5,Epiphany\n2026-01-07,,\n");
        assertThat(answer.status()).isEqualTo(200);
        TestRegistry registry = api.registry();
        assertThat(registry.regressors.series(tenant)).hasSize(1);
        assertThat(registry.calendar.days(tenant)).extracting("name").containsExactly("Epiphany");
    }

    @Test
    void startAnswersWhereTheJobCanBeFollowed() {
        sell("Bagel", "Roll");
        Http.Answer answer = operator.post(ROOT + "/start", "{\"job_name\":\"Nightly\",\"priority\":9}");
        assertThat(answer.status()).isEqualTo(202);
        JsonNode body = answer.json();
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder("job_id", "status", "queue_position", "products_total");
        assertThat(body.get("status").asString()).isEqualTo("pending");
        assertThat(body.get("products_total").asInt()).isEqualTo(2);
        JsonNode status = viewer.get(answer.header("Location")).json();
        assertThat(status.get("job_name").asString()).isEqualTo("Nightly");
        assertThat(status.get("priority").asInt()).isEqualTo(9);
        assertThat(status.get("created_by").asString()).isEqualTo(Tokens.USER);
        assertThat(status.get("queue_position").asInt()).isPositive();
        assertThat(status.get("created_at").asString()).endsWith("Z");
    }

    @Test
    void statusNamesEveryColumnOfTheContract() {
        sell("Bagel");
        JsonNode status = viewer.get(ROOT + "/status/" + start("{}")).json();
        assertThat(status.propertyNames())
                .contains(
                        "job_id",
                        "tenant_id",
                        "job_name",
                        "products_to_train",
                        "status",
                        "priority",
                        "progress_percentage",
                        "current_step",
                        "products_completed",
                        "products_total",
                        "started_at",
                        "completed_at",
                        "estimated_completion",
                        "error_message",
                        "retry_count",
                        "created_by",
                        "created_at",
                        "updated_at",
                        "products_failed",
                        "products_skipped",
                        "queue_position",
                        "estimated_time_remaining",
                        "steps");
    }

    @Test
    void startRefusesWhatMakesNoSense() {
        assertThat(operator.post(ROOT + "/start", "{}").status()).isEqualTo(422);
        sell("Bagel");
        assertThat(operator.post(ROOT + "/start", "{\"products\":[\"" + UUID.randomUUID() + "\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(operator.post(ROOT + "/start", "{\"products\":[]}").status()).isEqualTo(400);
        assertThat(operator.post(ROOT + "/start", "{\"priority\":10}").status()).isEqualTo(400);
        assertThat(operator.post(ROOT + "/start", "{\"job_name\":\"" + "x".repeat(256) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(operator.post(ROOT + "/start/" + UUID.randomUUID(), "{\"priority\":10}")
                        .status())
                .isEqualTo(404);
        assertThat(viewer.post(ROOT + "/start", "{}").status()).isEqualTo(403);
    }

    @Test
    void startOneTrainsTheProductOfThePath() {
        sell("Bagel", "Roll");
        String bagel = product("Bagel").get("product_id").asString();
        Http.Answer answer = operator.send("POST", ROOT + "/start/" + bagel, null, null);
        assertThat(answer.status()).isEqualTo(202);
        JsonNode status = viewer.get(answer.header("Location")).json();
        assertThat(status.at("/products_to_train/0").asString()).isEqualTo(bagel);
    }

    @Test
    void sameKeyGetsTheSameAnswerAndAnotherBodyIsRefused() {
        sell("Bagel");
        Http.Answer first = startWithKey("{\"priority\":3,\"job_name\":\"a\"}");
        Http.Answer again = startWithKey("{ \"job_name\": \"a\", \"priority\": 3 }");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(startWithKey("{\"priority\":4,\"job_name\":\"a\"}").status()).isEqualTo(422);
        assertThat(viewer.get(ROOT + "/history").json().get("items")).hasSize(1);
    }

    @Test
    void stopCancelsAWaitingJobAtOnceAndLeavesAnEndedOne() {
        sell("Bagel");
        String job = start("{}");
        Http.Answer stopped = operator.send("POST", ROOT + "/stop/" + job, null, null);
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.json().get("status").asString()).isEqualTo("cancelled");
        Http.Answer again = operator.send("POST", ROOT + "/stop/" + job, null, null);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("completed_at")).isEqualTo(stopped.json().get("completed_at"));
    }

    @Test
    void stopOfARunningJobIsMarkedInTheRowEvenWithoutTemporal() {
        sell("Bagel");
        JobRun run = api.registry().runningJob(tenant);
        Http.Answer stopped = operator.send("POST", ROOT + "/stop/" + run.jobId(), null, null);
        assertThat(stopped.status()).isEqualTo(202);
        assertThat(stopped.json().get("status").asString()).isEqualTo("running");
        assertThat(stopped.json().get("stop_requested_at").isNull()).isFalse();
    }

    @Test
    void deleteHidesAnEndedJobOnce() {
        sell("Bagel");
        String job = start("{}");
        assertThat(admin.send("DELETE", ROOT + "/jobs/" + job, null, null).status())
                .isEqualTo(409);
        operator.send("POST", ROOT + "/stop/" + job, null, null);
        assertThat(operator.send("DELETE", ROOT + "/jobs/" + job, null, null).status())
                .isEqualTo(403);
        assertThat(admin.send("DELETE", ROOT + "/jobs/" + job, null, null).status())
                .isEqualTo(204);
        assertThat(admin.send("DELETE", ROOT + "/jobs/" + job, null, null).status())
                .isEqualTo(404);
        assertThat(viewer.get(ROOT + "/status/" + job).status()).isEqualTo(404);
        assertThat(admin.get(ROOT + "/audit").json().get("items"))
                .extracting(entry -> entry.get("action").asString())
                .contains("job.deleted", "job.stop_requested");
    }

    @Test
    void retryQueuesWhatFailed() {
        sell("Bagel");
        JobRun run = failedJob();
        Http.Answer retried = operator.send("POST", ROOT + "/jobs/" + run.jobId() + "/retry", null, null);
        assertThat(retried.status()).isEqualTo(202);
        assertThat(retried.json().get("retry_count").asInt()).isEqualTo(1);
        assertThat(operator.send("POST", ROOT + "/jobs/" + run.jobId() + "/retry", null, null)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void productsAndLogsSayWhyAProductFailed() {
        sell("Bagel");
        JobRun run = failedJob();
        JsonNode product =
                viewer.get(ROOT + "/jobs/" + run.jobId() + "/products").json().at("/items/0");
        assertThat(product.propertyNames())
                .containsExactlyInAnyOrder(
                        "product_id",
                        "product_name",
                        "status",
                        "step",
                        "model_version",
                        "error_type",
                        "error_message",
                        "recommended_action",
                        "started_at",
                        "completed_at");
        assertThat(product.get("error_type").asString()).isEqualTo("InsufficientDataError");
        JsonNode line =
                viewer.get(ROOT + "/jobs/" + run.jobId() + "/logs").json().at("/items/0");
        assertThat(line.get("log_level").asString()).isEqualTo("ERROR");
        assertThat(line.get("message").asString()).contains("30 days");
    }

    @Test
    void historyPagesByCursorAndFilters() {
        sell("Bagel");
        IntStream.range(0, 3).forEach(number -> start("{}"));
        JsonNode page = viewer.get(ROOT + "/history?limit=2&status=pending").json();
        assertThat(page.get("items")).hasSize(2);
        String cursor = page.get("next_cursor").asString();
        JsonNode rest = viewer.get(ROOT + "/history?limit=2&status=pending&cursor=" + cursor)
                .json();
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("next_cursor").isNull()).isTrue();
        assertThat(viewer.get(ROOT + "/history?status=failed").json().get("items"))
                .isEmpty();
        assertThat(viewer.get(ROOT + "/history?from=2100-01-01T00:00:00Z")
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(viewer.get(ROOT + "/history?status=sleeping")
                        .json()
                        .at("/errors/0/message")
                        .asString())
                .contains("pending");
        assertThat(viewer.get(ROOT + "/history?cursor=bm9uc2Vuc2U").status()).isEqualTo(400);
        assertThat(viewer.get(ROOT + "/history?limit=0").status()).isEqualTo(400);
        assertThat(viewer.get(ROOT + "/history?from=yesterday").status()).isEqualTo(400);
        assertThat(viewer.get(ROOT + "/queue").json().get("items")).hasSize(3);
    }

    @Test
    void settingsHaveDefaultsAndAreReplacedByAnAdmin() {
        JsonNode defaults = viewer.get(ROOT + "/settings").json();
        assertThat(defaults.get("country").asString()).isEqualTo("ES");
        assertThat(defaults.get("time_zone").asString()).isEqualTo("Europe/Madrid");
        String body = "{\"country\":\"DE\",\"subdivision\":\"BE\",\"time_zone\":\"Europe/Berlin\"}";
        assertThat(operator.send("PUT", ROOT + "/settings", "application/json", body)
                        .status())
                .isEqualTo(403);
        assertThat(admin.send("PUT", ROOT + "/settings", "application/json", body)
                        .status())
                .isEqualTo(200);
        assertThat(viewer.get(ROOT + "/settings").json().get("country").asString())
                .isEqualTo("DE");
        for (String bad : List.of(
                "{\"country\":\"Spain\",\"time_zone\":\"Europe/Berlin\"}",
                "{\"country\":\"ZZ\",\"time_zone\":\"Europe/Berlin\"}",
                "{\"country\":\"ES\",\"time_zone\":\"Mars/Olympus\"}",
                "{\"country\":\"ES\",\"time_zone\":\"Europe/Madrid\",\"latitude\":40}",
                "{\"country\":\"ES\"}")) {
            assertThat(admin.send("PUT", ROOT + "/settings", "application/json", bad)
                            .status())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    @Test
    void everyRouteHidesWhatBelongsToAnotherTenant() {
        sell("Bagel");
        String job = start("{}");
        String bagel = product("Bagel").get("product_id").asString();
        Http stranger = api.as(UUID.randomUUID(), "admin");
        for (String path : List.of(
                "/status/" + job,
                "/jobs/" + job + "/products",
                "/jobs/" + job + "/logs",
                "/models/latest/" + bagel,
                "/models/" + job,
                "/ws/" + job,
                "/status/no-uuid",
                "/status/1-1-1-1-1",
                "/jobs/" + job + "/products?limit=9999",
                "/jobs/" + job + "/logs?cursor=x")) {
            assertThat(stranger.get(ROOT + path).status()).as(path).isEqualTo(404);
        }
        for (String path :
                List.of("/stop/" + job, "/jobs/" + job + "/retry", "/start/" + bagel, "/models/" + job + "/deploy")) {
            assertThat(stranger.post(ROOT + path, "{broken").status()).as(path).isEqualTo(404);
        }
        assertThat(stranger.send("DELETE", ROOT + "/jobs/" + job, null, null).status())
                .isEqualTo(404);
        for (String list : List.of("/history", "/models", "/products", "/queue", "/audit")) {
            assertThat(stranger.get(ROOT + list).json().get("items")).as(list).isEmpty();
        }
        assertThat(viewer.get(ROOT + "/status/" + job).json().get("status").asString())
                .isEqualTo("pending");
    }

    @Test
    void metricsShowTheTenantFromItsFirstRequestOn() {
        viewer.get(ROOT + "/products");
        String metrics = api.anonymous().get("/actuator/prometheus").body();
        assertThat(metrics)
                .contains("training_websocket_connections{tenant_id=\"" + tenant + "\"} 0")
                .containsPattern("training_websocket_messages_total\\{message_type=\"training_completed\",tenant_id=\""
                        + tenant + "\"} 0");
    }

    private JobRun failedJob() {
        TestRegistry registry = api.registry();
        JobRun run = registry.runningJob(tenant);
        UUID bagel = UUID.fromString(product("Bagel").get("product_id").asString());
        Failure failure = new Failure(
                "InsufficientDataError", "Product requires minimum 30 days of sales data. Currently: 1 days.",
                "Collect more sales data before retraining", "medium");
        registry.trainings.fail(run, new ProductFailure(bagel, "Bagel", "collect", failure));
        registry.runs.finish(run, JobEnd.failed(failure));
        return run;
    }

    private void sell(String... products) {
        StringBuilder rows = new StringBuilder("date,product,quantity\n");
        for (String product : products) {
            rows.append("2026-01-02,").append(product).append(",3\n");
        }
        assertThat(csv(rows.toString()).status()).isEqualTo(200);
    }

    private Http.Answer csv(String text) {
        return operator.send("POST", ROOT + "/data/sales", "text/csv", text);
    }

    private String start(String body) {
        return operator.post(ROOT + "/start", body).json().get("job_id").asString();
    }

    private Http.Answer startWithKey(String body) {
        return operator.send("POST", ROOT + "/start", "application/json", body, "Idempotency-Key", "key-1");
    }

    private JsonNode product(String name) {
        for (JsonNode product : viewer.get(ROOT + "/products").json().get("items")) {
            if (product.get("product_name").asString().equals(name)) {
                return product;
            }
        }
        throw new AssertionError("no product " + name);
    }
}
