package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
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
                        "steps");
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
