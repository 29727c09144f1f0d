package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.job.Failure;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.ProductFailure;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Stopping, retrying, deleting jobs, and what they tell about their products. */
class JobIT {
    private static final ApiProcess API = ApiProcess.shared();

    private final Shop shop = new Shop(API);

    @Test
    void stopCancelsAWaitingJobAtOnceAndLeavesAnEndedOne() {
        shop.sell("Bagel");
        String job = shop.start("{}");
        Http.Answer stopped = shop.operator.send("POST", Shop.ROOT + "/stop/" + job, null, null);
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.json().get("status").asString()).isEqualTo("cancelled");
        Http.Answer again = shop.operator.send("POST", Shop.ROOT + "/stop/" + job, null, null);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("completed_at")).isEqualTo(stopped.json().get("completed_at"));
    }

    @Test
    void stopOfARunningJobIsMarkedInTheRowEvenWithoutTemporal() {
        shop.sell("Bagel");
        JobRun run = API.registry().runningJob(shop.tenant);
        Http.Answer stopped = shop.operator.send("POST", Shop.ROOT + "/stop/" + run.jobId(), null, null);
        assertThat(stopped.status()).isEqualTo(202);
        assertThat(stopped.json().get("status").asString()).isEqualTo("running");
        assertThat(stopped.json().get("stop_requested_at").isNull()).isFalse();
    }

    @Test
    void aValueOfTheWrongKindIsToldInTheCallersWords() {
        assertThat(refusal(shop.viewer.get(Shop.ROOT + "/history?from=2026-01-01")))
                .isEqualTo("from: '2026-01-01' is not a time like 2026-01-31T03:00:00Z");
        assertThat(refusal(shop.viewer.get(Shop.ROOT + "/history?limit=x")))
                .isEqualTo("limit: 'x' is not a whole number");
        assertThat(refusal(shop.viewer.get(Shop.ROOT + "/history?status=open")))
                .isEqualTo("status: 'open' is not one of [pending, running, completed, failed, cancelled]");
        assertThat(refusal(shop.operator.post(Shop.ROOT + "/start", "{\"priority\":9.5}")))
                .isEqualTo("priority: '9.5' is not a whole number");
    }

    private static String refusal(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().get("detail").asString();
    }

    @Test
    void deleteHidesAnEndedJobOnce() {
        shop.sell("Bagel");
        String job = shop.start("{}");
        assertThat(shop.admin
                        .send("DELETE", Shop.ROOT + "/jobs/" + job, null, null)
                        .status())
                .isEqualTo(409);
        shop.operator.send("POST", Shop.ROOT + "/stop/" + job, null, null);
        assertThat(shop.operator
                        .send("DELETE", Shop.ROOT + "/jobs/" + job, null, null)
                        .status())
                .isEqualTo(403);
        assertThat(shop.admin
                        .send("DELETE", Shop.ROOT + "/jobs/" + job, null, null)
                        .status())
                .isEqualTo(204);
        assertThat(shop.admin
                        .send("DELETE", Shop.ROOT + "/jobs/" + job, null, null)
                        .status())
                .isEqualTo(404);
        assertThat(shop.viewer.get(Shop.ROOT + "/status/" + job).status()).isEqualTo(404);
        assertThat(shop.admin.get(Shop.ROOT + "/audit").json().get("items"))
                .extracting(entry -> entry.get("action").asString())
                .contains("job.deleted", "job.stop_requested");
    }

    @Test
    void aDeletedJobIsGoneEverywhereAndItsKeyIsFree() {
        shop.sell("Bagel");
        String job =
                shop.startWithKey("{\"job_name\":\"a\"}").json().get("job_id").asString();
        shop.operator.send("POST", Shop.ROOT + "/stop/" + job, null, null);
        shop.admin.send("DELETE", Shop.ROOT + "/jobs/" + job, null, null);

        for (String path : List.of("/status/" + job, "/jobs/" + job + "/products", "/jobs/" + job + "/logs")) {
            assertThat(shop.viewer.get(Shop.ROOT + path).status()).as(path).isEqualTo(404);
        }
        for (String path : List.of("/jobs/" + job + "/retry", "/stop/" + job)) {
            assertThat(shop.operator.send("POST", Shop.ROOT + path, null, null).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(shop.viewer.get(Shop.ROOT + "/history").json().get("items")).isEmpty();
        Http.Answer again = shop.startWithKey("{\"job_name\":\"another body\"}");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().get("job_id").asString()).isNotEqualTo(job);
    }

    @Test
    void aFailedJobSaysWhatToDoAboutIt() {
        shop.sell("Bagel");
        JobRun run = failedJob();
        JsonNode status = shop.viewer.get(Shop.ROOT + "/status/" + run.jobId()).json();
        assertThat(status.get("error_type").asString()).isEqualTo("InsufficientDataError");
        assertThat(status.get("recommended_action").asString()).isEqualTo("Collect more sales data before retraining");
        String waiting = shop.start("{}");
        assertThat(shop.viewer
                        .get(Shop.ROOT + "/status/" + waiting)
                        .json()
                        .get("recommended_action")
                        .isNull())
                .isTrue();
    }

    @Test
    void onlyOneOfTwoRetriesIsAcceptedAndIsInTheAuditTrailOnce() throws Exception {
        shop.sell("Bagel");
        JobRun run = failedJob();
        List<Integer> answers = Together.run(4, () -> shop.operator
                .send("POST", Shop.ROOT + "/jobs/" + run.jobId() + "/retry", null, null)
                .status());
        assertThat(answers).containsExactlyInAnyOrder(202, 409, 409, 409);
        assertThat(shop.viewer
                        .send("POST", Shop.ROOT + "/jobs/" + run.jobId() + "/retry", null, null)
                        .status())
                .isEqualTo(403);
        assertThat(shop.admin.get(Shop.ROOT + "/audit").json().get("items"))
                .extracting(entry -> entry.get("action").asString())
                .containsOnlyOnce("job.retried");
    }

    @Test
    void retryQueuesWhatFailed() {
        shop.sell("Bagel");
        JobRun run = failedJob();
        Http.Answer retried = shop.operator.send("POST", Shop.ROOT + "/jobs/" + run.jobId() + "/retry", null, null);
        assertThat(retried.status()).isEqualTo(202);
        assertThat(retried.json().get("retry_count").asInt()).isEqualTo(1);
        assertThat(shop.operator
                        .send("POST", Shop.ROOT + "/jobs/" + run.jobId() + "/retry", null, null)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void productsAndLogsSayWhyAProductFailed() {
        shop.sell("Bagel");
        JobRun run = failedJob();
        JsonNode product = shop.viewer
                .get(Shop.ROOT + "/jobs/" + run.jobId() + "/products")
                .json()
                .at("/items/0");
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
        JsonNode line = shop.viewer
                .get(Shop.ROOT + "/jobs/" + run.jobId() + "/logs")
                .json()
                .at("/items/0");
        assertThat(line.get("log_level").asString()).isEqualTo("ERROR");
        assertThat(line.get("message").asString()).contains("30 days");
    }

    private JobRun failedJob() {
        TestRegistry registry = API.registry();
        JobRun run = registry.runningJob(shop.tenant);
        UUID bagel = UUID.fromString(shop.product("Bagel").get("product_id").asString());
        Failure failure = new Failure(
                "InsufficientDataError", "Product requires minimum 30 days of sales data. Currently: 1 days.",
                "Collect more sales data before retraining", "medium");
        registry.trainings.fail(run, new ProductFailure(bagel, "Bagel", "collect", failure));
        registry.runs.finish(run, JobEnd.failed(failure));
        return run;
    }
}
