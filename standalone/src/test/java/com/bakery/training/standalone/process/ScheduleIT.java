package com.bakery.training.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.standalone.demo.TrainingClient;
import com.bakery.training.workflows.WorkflowIds;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tenant's schedule on a real Temporal server: put there by the worker, started by the server, one job per time. */
class ScheduleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void whatIsPutRunsOnTheServerAndWhatIsDeletedDoesNot() throws Exception {
        StandaloneUnderTest service = new StandaloneUnderTest(
                folder.resolve("data"), TemporalKind.REAL, Map.of("TRAINING_SCHEDULE_CRON", "15 4 * * sun"));
        try (ServiceProcess process = service.start()) {
            service.client().uploadSales(SyntheticSales.csv(1, 60, 1));
            WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(service.endpoint("temporal_address"))
                    .build());
            try {
                ScheduleClient schedules = ScheduleClient.newInstance(stubs);
                assertThatThePlatformsIsThere(schedules, service.client());
                assertThatAPutScheduleRunsOnce(schedules, service);
                assertThatPauseAndDeletionArrive(schedules, service);
                assertThat(process.isAlive()).isTrue();
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + "\n" + process.output(), e);
            } finally {
                stubs.shutdownNow();
            }
        }
    }

    private static void assertThatThePlatformsIsThere(ScheduleClient schedules, TrainingClient client)
            throws Exception {
        ScheduleDescription platform = await(schedules, WorkflowIds.schedule(null), there -> true);
        assertThat(platform.getSchedule().getSpec().getTimeZoneName()).isEqualTo("Europe/Madrid");
        JsonNode inForce = client.get("schedule");
        assertThat(inForce.path("source").asString()).isEqualTo("platform");
        assertThat(platform.getInfo().getNextActionTimes()).containsSequence(nextRuns(inForce));
    }

    private static void assertThatAPutScheduleRunsOnce(ScheduleClient schedules, StandaloneUnderTest service)
            throws Exception {
        // an hour that summer time skips, and days that the server would name otherwise
        for (String cron : List.of("30 2 * * fri-sun", "*/20 4-6 1,28,29 * *", "30 2 * * *", "0 0 29 feb *")) {
            JsonNode put = call(service, "PUT", "{\"cron\":\"%s\",\"time_zone\":\"Europe/Madrid\"}".formatted(cron));
            ScheduleDescription kept = await(
                    schedules,
                    id(service),
                    there -> there.getSchedule().getState().getNote().startsWith(cron));
            assertThat(kept.getInfo().getNextActionTimes()).as(cron).containsSequence(nextRuns(put));
        }
        schedules.getHandle(id(service)).trigger();

        JsonNode job = awaitJob(service.client());
        assertThat(job.path("job_name").asString()).isEqualTo("Scheduled training");
        assertThat(Jobs.awaitEnd(
                        service.client(), UUID.fromString(job.path("job_id").asString()), PATIENCE))
                .matches(TrainingClient.JobStatus::completed);
        JsonNode after = service.client().get("schedule");
        assertThat(after.path("last_job_id")).isEqualTo(job.path("job_id"));
        assertThat(Instant.parse(after.path("last_run_at").asString()))
                .isBetween(Instant.now().minusSeconds(120), Instant.now());
        assertThat(service.database().rows("SELECT origin FROM training_job_queue"))
                .containsExactly("schedule");
    }

    private static void assertThatPauseAndDeletionArrive(ScheduleClient schedules, StandaloneUnderTest service)
            throws Exception {
        call(service, "PUT", "{\"cron\":\"30 2 * * *\",\"paused\":true}");
        await(schedules, id(service), there -> there.getSchedule().getState().isPaused());
        schedules.getHandle(id(service)).unpause("by hand"); // the row says otherwise
        await(schedules, id(service), there -> there.getSchedule().getState().isPaused());
        call(service, "DELETE", null);
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (exists(schedules, id(service))) {
            assertThat(Instant.now()).as("it is still there").isBefore(giveUp);
            Thread.sleep(200);
        }
    }

    private static ScheduleDescription await(
            ScheduleClient schedules, String id, Predicate<ScheduleDescription> reached) throws InterruptedException {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(giveUp)) {
            if (exists(schedules, id)) {
                ScheduleDescription there = schedules.getHandle(id).describe();
                if (reached.test(there)) {
                    return there;
                }
            }
            Thread.sleep(200);
        }
        throw new AssertionError("The server has no schedule " + id + " as it should be");
    }

    private static boolean exists(ScheduleClient schedules, String id) {
        try {
            return schedules.getHandle(id).describe() != null;
        } catch (ScheduleException e) {
            assertThat(e).hasStackTraceContaining("NOT_FOUND");
            return false;
        }
    }

    private static JsonNode awaitJob(TrainingClient client) throws InterruptedException {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(giveUp)) {
            JsonNode jobs = client.get("history").path("items");
            if (jobs.size() > 0) {
                assertThat(jobs.size()).isEqualTo(1);
                return jobs.get(0);
            }
            Thread.sleep(200);
        }
        throw new AssertionError("The schedule made no job");
    }

    private static String id(StandaloneUnderTest service) throws IOException {
        return service.database().rows("SELECT DISTINCT tenant_id::text FROM products").stream()
                .map(UUID::fromString)
                .map(WorkflowIds::schedule)
                .findFirst()
                .orElseThrow();
    }

    private static List<Instant> nextRuns(JsonNode schedule) {
        return StreamSupport.stream(schedule.path("next_runs").spliterator(), false)
                .map(run -> Instant.parse(run.asString()))
                .toList();
    }

    private static JsonNode call(StandaloneUnderTest service, String method, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.apiUrl() + "/api/v1/training/schedule"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + service.token())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        return answer.body().isEmpty()
                ? JsonMapper.shared().nullNode()
                : JsonMapper.shared().readTree(answer.body());
    }
}
