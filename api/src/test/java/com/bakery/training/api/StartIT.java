package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Starting jobs and following them, as the contract words it. */
class StartIT {
    private static final ApiProcess API = ApiProcess.shared();

    private final Shop shop = new Shop(API);

    @Test
    void startAnswersWhereTheJobCanBeFollowed() {
        shop.sell("Bagel", "Roll");
        Http.Answer answer = shop.operator.post(Shop.ROOT + "/start", "{\"job_name\":\"Nightly\",\"priority\":9}");
        assertThat(answer.status()).isEqualTo(202);
        JsonNode body = answer.json();
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder("job_id", "status", "queue_position", "products_total");
        assertThat(body.get("status").asString()).isEqualTo("pending");
        assertThat(body.get("products_total").asInt()).isEqualTo(2);
        JsonNode status = shop.viewer.get(answer.header("Location")).json();
        assertThat(status.get("job_name").asString()).isEqualTo("Nightly");
        assertThat(status.get("priority").asInt()).isEqualTo(9);
        assertThat(status.get("created_by").asString()).isEqualTo(Tokens.USER);
        assertThat(status.get("queue_position").asInt()).isPositive();
        assertThat(status.get("created_at").asString()).endsWith("Z");
    }

    @Test
    void statusNamesEveryColumnOfTheContract() {
        shop.sell("Bagel");
        JsonNode status =
                shop.viewer.get(Shop.ROOT + "/status/" + shop.start("{}")).json();
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
                        "estimated_start",
                        "recommended_action",
                        "steps");
    }

    @Test
    void noTextForgesALineOfTheLog() {
        String forged = "\"x\\nINFO all is well\"}";
        Map.of(
                        "POST /start", "{\"job_name\":" + forged,
                        "PUT /schedule", "{\"cron\":\"0 3 * * 1\",\"job_name\":" + forged,
                        "PUT /settings", "{\"country\":\"ES\",\"time_zone\":\"Europe/Madrid\",\"place\":" + forged)
                .forEach((route, body) -> {
                    String[] parts = route.split(" ", 2);
                    Http.Answer refusal = shop.admin.send(parts[0], Shop.ROOT + parts[1], "application/json", body);
                    assertThat(refusal.status()).as(route).isEqualTo(400);
                    assertThat(refusal.body()).as(route).contains("control characters");
                });
    }

    @Test
    void startRefusesWhatMakesNoSense() {
        assertThat(shop.operator.post(Shop.ROOT + "/start", "{}").status()).isEqualTo(422);
        shop.sell("Bagel");
        assertThat(shop.operator
                        .post(Shop.ROOT + "/start", "{\"products\":[\"" + UUID.randomUUID() + "\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(shop.operator.post(Shop.ROOT + "/start", "{\"products\":[]}").status())
                .isEqualTo(400);
        assertThat(shop.operator.post(Shop.ROOT + "/start", "{\"priority\":10}").status())
                .isEqualTo(400);
        for (String noText : List.of("false", "5", "1.5")) {
            Http.Answer refusal = shop.operator.post(Shop.ROOT + "/start", "{\"job_name\":" + noText + "}");
            assertThat(refusal.status()).as(noText).isEqualTo(400);
            assertThat(refusal.json().at("/errors/0/field").asString()).isEqualTo("job_name");
        }
        assertThat(shop.operator
                        .post(Shop.ROOT + "/start", "{\"job_name\":\"" + "x".repeat(256) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(shop.operator
                        .post(Shop.ROOT + "/start/" + UUID.randomUUID(), "{\"priority\":10}")
                        .status())
                .isEqualTo(404);
        assertThat(shop.viewer.post(Shop.ROOT + "/start", "{}").status()).isEqualTo(403);
    }

    /** On a queue of its own: the places are those over all tenants. */
    @Test
    void sixStartsAtOnceGetSixPlacesAndAnEstimateOnceAJobHasShownThePace() throws Exception {
        try (RegistryDatabase database = RegistryDatabase.open();
                ApiProcess api = ApiProcess.start(database, Map.of("MAX_CONCURRENT_JOBS", 1))) {
            Shop first = new Shop(api);
            Shop second = new Shop(api);
            first.sell("Bagel", "Roll");
            second.sell("Bagel");
            completedInAMinute(database, first);
            AtomicInteger caller = new AtomicInteger();

            List<JsonNode> started = Together.run(6, () -> (caller.getAndIncrement() % 2 == 0 ? first : second)
                    .operator
                    .post(Shop.ROOT + "/start", "{}")
                    .json());

            assertThat(started)
                    .extracting(job -> job.get("queue_position").asInt())
                    .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
            List<JsonNode> waiting = new ArrayList<>();
            List.of(first, second).forEach(shop -> shop.viewer
                    .get(Shop.ROOT + "/queue")
                    .json()
                    .get("items")
                    .forEach(waiting::add));
            waiting.sort(Comparator.comparing(job -> job.get("queue_position").asInt()));
            for (int next = 1; next < 6; next++) {
                assertThat(time(waiting.get(next), "estimated_start"))
                        .as("one starts when the one before it is done: %s", waiting)
                        .isCloseTo(time(waiting.get(next - 1), "estimated_completion"), within(5, ChronoUnit.SECONDS));
            }
            String last = waiting.get(5).get("job_id").asString();
            JsonNode status = (first.viewer.get(Shop.ROOT + "/status/" + last).status() == 200 ? first : second)
                    .viewer
                    .get(Shop.ROOT + "/status/" + last)
                    .json();
            // half a minute a product; three jobs of two and three of one
            assertThat(status.get("estimated_time_remaining").asInt()).isBetween(260, 271);
            assertThat(api.anonymous().get("/actuator/prometheus").body())
                    .contains(
                            "training_queue_jobs{status=\"pending\"} 6.0",
                            "training_queue_jobs{status=\"running\"} 0.0",
                            "training_queue_oldest_pending_seconds ",
                            "training_queue_stuck_jobs 0.0");
        }
    }

    private static Instant time(JsonNode job, String field) {
        return Instant.parse(job.get(field).asString());
    }

    private static void completedInAMinute(RegistryDatabase database, Shop shop) {
        JobRun run = database.registry().runningJob(shop.tenant);
        database.registry().runs.finish(run, JobEnd.completed());
        database.superuser()
                .sql("UPDATE training_job_queue SET started_at = completed_at - interval '1 minute'")
                .update();
    }

    @Test
    void historyFiltersByTheTimeAJobWasCreated() {
        shop.sell("Bagel");
        String early = shop.start("{}");
        String late = shop.start("{}");
        String between = shop.viewer
                .get(Shop.ROOT + "/status/" + late)
                .json()
                .get("created_at")
                .asString();
        shop.operator.send("POST", Shop.ROOT + "/stop/" + early, null, null);

        assertThat(jobs("from=" + between)).containsExactly(late);
        assertThat(jobs("to=" + between)).containsExactly(early);
        assertThat(jobs("to=" + between + "&status=pending")).isEmpty();
        assertThat(jobs("status=cancelled")).containsExactly(early);
        assertThat(jobs("status=pending&from=" + between)).containsExactly(late);
    }

    private List<String> jobs(String query) {
        List<String> ids = new ArrayList<>();
        shop.viewer
                .get(Shop.ROOT + "/history?" + query)
                .json()
                .get("items")
                .forEach(job -> ids.add(job.get("job_id").asString()));
        return ids;
    }

    @Test
    void startOneTrainsTheProductOfThePath() {
        shop.sell("Bagel", "Roll");
        String bagel = shop.product("Bagel").get("product_id").asString();
        Http.Answer answer = shop.operator.send("POST", Shop.ROOT + "/start/" + bagel, null, null);
        assertThat(answer.status()).isEqualTo(202);
        JsonNode status = shop.viewer.get(answer.header("Location")).json();
        assertThat(status.at("/products_to_train/0").asString()).isEqualTo(bagel);
    }

    @Test
    void sameKeyGetsTheSameAnswerAndAnotherBodyIsRefused() {
        shop.sell("Bagel");
        Http.Answer first = shop.startWithKey("{\"priority\":3,\"job_name\":\"a\"}");
        Http.Answer again = shop.startWithKey("{ \"job_name\": \"a\", \"priority\": 3 }");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(shop.startWithKey("{\"priority\":4,\"job_name\":\"a\"}").status())
                .isEqualTo(422);
        assertThat(shop.viewer.get(Shop.ROOT + "/history").json().get("items")).hasSize(1);
    }

    @Test
    void historyPagesByCursorAndFilters() {
        shop.sell("Bagel");
        IntStream.range(0, 3).forEach(number -> shop.start("{}"));
        JsonNode page =
                shop.viewer.get(Shop.ROOT + "/history?limit=2&status=pending").json();
        assertThat(page.get("items")).hasSize(2);
        String cursor = page.get("next_cursor").asString();
        JsonNode rest = shop.viewer
                .get(Shop.ROOT + "/history?limit=2&status=pending&cursor=" + cursor)
                .json();
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("next_cursor").isNull()).isTrue();
        assertThat(shop.viewer.get(Shop.ROOT + "/history?status=failed").json().get("items"))
                .isEmpty();
        String always = "/history?from=-1000000000-01-01T00:00:00Z&to=%2B1000000000-12-31T23:59:59Z";
        assertThat(shop.viewer.get(Shop.ROOT + always).json().get("items")).hasSize(3);
        assertThat(shop.viewer
                        .get(Shop.ROOT + "/history?from=2100-01-01T00:00:00Z")
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(shop.viewer
                        .get(Shop.ROOT + "/history?status=sleeping")
                        .json()
                        .at("/errors/0/message")
                        .asString())
                .contains("pending");
        assertThat(shop.viewer.get(Shop.ROOT + "/history?cursor=bm9uc2Vuc2U").status())
                .isEqualTo(400);
        assertThat(shop.viewer.get(Shop.ROOT + "/history?limit=0").status()).isEqualTo(400);
        assertThat(shop.viewer.get(Shop.ROOT + "/history?from=yesterday").status())
                .isEqualTo(400);
        assertThat(shop.viewer.get(Shop.ROOT + "/queue").json().get("items")).hasSize(3);
    }
}
