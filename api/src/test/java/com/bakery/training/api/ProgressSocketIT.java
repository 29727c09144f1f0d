package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobProgress;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.ProductCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Live progress as a client sees it, while no worker answers: the row serves. */
class ProgressSocketIT {
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final int MAX_CONNECTIONS = 3;
    private static final String PATH = "/api/v1/training/ws/";

    private static RegistryDatabase database;
    private static ApiProcess api;

    private final UUID tenant = UUID.randomUUID();
    private final TestRegistry registry = api.registry();

    @BeforeAll
    static void start() {
        database = RegistryDatabase.open();
        api = ApiProcess.start(
                database,
                Map.of(
                        "training.api.websocket.message-interval",
                        INTERVAL.toMillis() + "ms",
                        "training.api.websocket.query-timeout",
                        "200ms",
                        "WEBSOCKET_HEARTBEAT_INTERVAL",
                        1,
                        "WEBSOCKET_MAX_CONNECTIONS",
                        MAX_CONNECTIONS));
    }

    @AfterAll
    static void stop() {
        api.close();
        database.close();
    }

    @BeforeEach
    void sell() {
        registry.product(tenant, "Bagel", 3, 40);
    }

    @Test
    void sendsASnapshotThenChangesAtItsPaceThenTheEnd() throws InterruptedException {
        JobRun run = registry.runningJob(tenant);
        Watcher watcher = watch(run.jobId());
        JsonNode snapshot = watcher.next();
        assertThat(snapshot.propertyNames()).containsExactly("type", "job_id", "progress", "timestamp");
        assertThat(snapshot.get("progress").propertyNames())
                .containsExactly(
                        "percentage",
                        "current_step",
                        "products_completed",
                        "products_total",
                        "estimated_time_remaining",
                        "started_at");
        assertThat(snapshot.get("type").asString()).isEqualTo("training_progress");
        for (int percentage = 10; percentage <= 50; percentage += 10) {
            save(run, percentage);
            Thread.sleep(150);
        }
        registry.runs.finish(run, JobEnd.completed());
        JsonNode last = watcher.news();
        assertThat(last.get("type").asString()).isEqualTo("training_completed");
        assertThat(last.at("/progress/percentage").asInt()).isEqualTo(100);
        assertThat(watcher.closeCode()).isEqualTo(1000);
        assertThat(watcher.shortestPause()).isGreaterThan(INTERVAL.minusMillis(50));
    }

    @Test
    void tellsTheEndAtOnceToWhoComesLate() throws InterruptedException {
        UUID job = registry.pendingJob(tenant);
        registry.jobs.requestStop(tenant, job);
        Watcher watcher = watch(job);
        assertThat(watcher.next().get("type").asString()).isEqualTo("training_cancelled");
        assertThat(watcher.closeCode()).isEqualTo(1000);
    }

    @Test
    void tellsAWaitingJobItsPlaceAndTheEstimateOfItsStatus() throws InterruptedException {
        JobRun earlier = registry.runningJob(tenant);
        Thread.sleep(1_100); // so that the pace is above 0
        registry.runs.finish(earlier, JobEnd.completed());
        UUID waiting = registry.pendingJob(tenant);
        Watcher watcher = watch(waiting);
        JsonNode progress = watcher.next().get("progress");
        JsonNode status = api.as(tenant, "viewer")
                .get("/api/v1/training/status/" + waiting)
                .json();
        assertThat(progress.get("current_step").asString())
                .isEqualTo("Waiting in the queue, position " + status.get("queue_position"));
        assertThat(progress.get("estimated_time_remaining").asInt())
                .isPositive()
                .isCloseTo(status.get("estimated_time_remaining").asInt(), within(2));
        watcher.close();
    }

    @Test
    void browsersBringTheTokenAsASubprotocolAndGetOursBack() throws InterruptedException {
        UUID job = registry.pendingJob(tenant);
        Watcher watcher = Watcher.connect(
                api.port(),
                job.toString(),
                builder -> builder.subprotocols("training.v1", "bearer." + Tokens.forTenant(tenant, "viewer")));
        assertThat(watcher.subprotocol()).isEqualTo("training.v1");
        assertThat(watcher.next().get("job_id").asString()).isEqualTo(job.toString());
        watcher.close();
    }

    @Test
    void refusesAtTheHandshake() {
        String job = registry.pendingJob(tenant).toString();
        assertThat(Watcher.refusal(api.port(), job, builder -> builder)).isEqualTo(401);
        assertThat(Watcher.refusal(api.port(), job, builder -> builder.subprotocols("training.v1", "bearer.nonsense")))
                .isEqualTo(401);
        assertThat(refusal(job, UUID.randomUUID(), "viewer")).isEqualTo(404);
        assertThat(refusal(UUID.randomUUID().toString(), tenant, "viewer")).isEqualTo(404);
        assertThat(refusal("no-id", tenant, "viewer")).isEqualTo(404);
        assertThat(refusal(job, tenant, "baker")).isEqualTo(403);
        Http.Answer plain = api.as(tenant, "viewer").get("/api/v1/training/ws/" + job);
        assertThat(plain.status()).isEqualTo(400);
        assertThat(plain.type()).isEqualTo("application/problem+json");
    }

    @Test
    @Timeout(60) // seconds: the place would never come free
    void keepsATenantUnderItsLimitAndGivesPlacesBack() throws InterruptedException {
        UUID job = registry.pendingJob(tenant);
        List<Watcher> watchers = new ArrayList<>();
        for (int i = 0; i < MAX_CONNECTIONS; i++) {
            watchers.add(watch(job));
            watchers.get(i).next();
        }
        assertThat(refusal(job.toString(), tenant, "viewer")).isEqualTo(429);
        assertThat(gauge()).contains("training_websocket_connections{tenant_id=\"" + tenant + "\"} 3");
        watchers.get(0).close();
        watchers.get(0).closeCode();
        while (places() == MAX_CONNECTIONS) {
            Thread.sleep(20); // the server sends its close before it gives the place back
        }
        watch(job).next();
        watchers.subList(1, MAX_CONNECTIONS).forEach(Watcher::close);
    }

    @Test
    void aClientThatAnswersPingsStaysAndMayTalk() throws InterruptedException {
        UUID job = registry.pendingJob(tenant);
        Watcher watcher = watch(job);
        watcher.next();
        watcher.send("ping");
        watcher.send("{\"type\":\"ping\"}");
        Thread.sleep(3_500); // longer than a silent client is kept
        registry.jobs.requestStop(tenant, job);
        assertThat(watcher.news().get("type").asString()).isEqualTo("training_cancelled");
    }

    @Test
    void endsTheConnectionOfWhoSaysSomethingElse() throws InterruptedException {
        UUID job = registry.pendingJob(tenant);
        for (String message :
                List.of("hello", "{\"type\":\"stop\"}", "{\"type\":\"ping\",\"job\":1}", "[".repeat(200))) {
            assertThat(closeCodeAfter(job, watcher -> watcher.send(message)))
                    .as(message)
                    .isEqualTo(1008);
        }
        assertThat(closeCodeAfter(job, watcher -> watcher.send("x".repeat(1_000))))
                .isEqualTo(1009);
        assertThat(closeCodeAfter(job, watcher -> watcher.sendBinary(new byte[] {1})))
                .isEqualTo(1003);
    }

    private int closeCodeAfter(UUID job, Consumer<Watcher> said) throws InterruptedException {
        Watcher watcher = watch(job);
        watcher.next();
        said.accept(watcher);
        return watcher.closeCode();
    }

    @Test
    void noConnectionOutlivesItsToken() throws InterruptedException {
        UUID job = registry.pendingJob(tenant);
        Watcher watcher = Watcher.connect(
                api.port(), job.toString(), Tokens.until(Instant.now().plusSeconds(2), tenant));
        watcher.next();
        assertThat(watcher.closeCode()).isEqualTo(1008);
    }

    /** The close and the opening of one socket meet: each of them once waited for the other, and for ever. */
    @Test
    @Timeout(60) // seconds: nothing would ever come again
    void aTokenThatEndsWhileItsSocketOpensHoldsNobodyUp() throws InterruptedException {
        UUID job = registry.pendingJob(tenant);
        Watcher other = watch(job);
        other.next();
        for (int i = 0; i < 60; i++) {
            Instant end = Instant.now().minusSeconds(2); // less than clocks may differ
            assertThat(Watcher.connect(api.port(), job.toString(), Tokens.until(end, tenant))
                            .closeCode())
                    .isEqualTo(1008);
            while (places() > 1) {
                Thread.sleep(5);
            }
        }
        registry.jobs.requestStop(tenant, job);
        assertThat(other.news().get("type").asString()).isEqualTo("training_cancelled");
        assertThat(other.closeCode()).isEqualTo(1000);
        while (!gauge().contains("training_websocket_connections{tenant_id=\"" + tenant + "\"} 0")) {
            Thread.sleep(20);
        }
    }

    @Test
    @Timeout(60) // seconds: the places would never come free
    void whoGoesWhileItsSocketOpensKeepsNoPlace() throws Exception {
        UUID job = registry.pendingJob(tenant);
        for (int i = 0; i < 40; i++) {
            try (RawHttp client = new RawHttp(api.port())) {
                client.askForUpgrade(PATH + job, Tokens.forTenant(tenant, "viewer"));
                Thread.sleep(2L * (i % 4));
                client.reset();
            }
            Thread.sleep(20);
        }
        while (places() > 0) {
            Thread.sleep(50);
        }
    }

    @Test
    void whoComesBackStartsWithWhereTheJobIsNow() throws InterruptedException {
        JobRun run = registry.runningJob(tenant);
        save(run, 10);
        Watcher before = watch(run.jobId());
        assertThat(before.next().at("/progress/percentage").asInt()).isEqualTo(10);
        before.close();
        save(run, 40);
        Watcher after = watch(run.jobId());
        int shown = after.next().at("/progress/percentage").asInt();
        if (shown == 10) { // the server had not seen the first one go, so what it knew came first
            shown = after.next().at("/progress/percentage").asInt();
        }
        assertThat(shown).isEqualTo(40);
        after.close();
    }

    @Test
    void compressesForWhoAsksForIt() throws Exception {
        UUID job = registry.pendingJob(tenant);
        try (RawHttp client = new RawHttp(api.port())) {
            String head = client.upgrade(
                    PATH + job, Tokens.forTenant(tenant, "viewer"), "Sec-WebSocket-Extensions: permessage-deflate\r\n");
            assertThat(head).startsWith("HTTP/1.1 101").containsIgnoringCase("permessage-deflate");
            RawHttp.Frame frame = client.frame();
            assertThat(frame.opcode()).isEqualTo(1);
            assertThat(frame.compressed()).isTrue();
            assertThat(inflated(frame.payload())).contains("\"job_id\":\"" + job + "\"");
        }
    }

    /** RFC 7692: a raw deflate block without its last four bytes. */
    private static String inflated(byte[] payload) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        byte[] block = Arrays.copyOf(payload, payload.length + 4);
        block[block.length - 2] = (byte) 0xff;
        block[block.length - 1] = (byte) 0xff;
        inflater.setInput(block);
        byte[] text = new byte[4_096];
        int length = inflater.inflate(text);
        inflater.end();
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    @Test
    @Timeout(60) // seconds: the places would never come free
    void aClientThatNeverReadsHoldsNobodyUpAndIsLetGo() throws Exception {
        JobRun run = registry.runningJob(tenant);
        try (RawHttp deaf = new RawHttp(api.port())) {
            deaf.upgrade(PATH + run.jobId(), Tokens.forTenant(tenant, "viewer"));
            Watcher watcher = watch(run.jobId());
            watcher.next();
            for (int percentage = 10; places() > 1; percentage = Math.min(90, percentage + 1)) {
                save(run, percentage);
                Thread.sleep(100);
            }
            registry.runs.finish(run, JobEnd.completed());
            JsonNode message = watcher.next();
            int seen = 1;
            while (message.get("type").asString().equals("training_progress")) {
                message = watcher.next();
                seen++;
            }
            assertThat(seen).as("messages while the other did not read").isGreaterThan(1);
            assertThat(message.get("type").asString()).isEqualTo("training_completed");
        }
    }

    private int places() {
        return database.superuser()
                .sql("SELECT count(*) FROM websocket_leases WHERE tenant_id = :tenant AND expires_at > now()")
                .param("tenant", tenant)
                .query(Integer.class)
                .single();
    }

    @Test
    void pagesOfOtherOriginsOpenNothing() throws IOException {
        UUID job = registry.pendingJob(tenant);
        try (RawHttp page = new RawHttp(api.port())) {
            assertThat(page.upgrade(
                            PATH + job, Tokens.forTenant(tenant, "viewer"), "Origin: https://elsewhere.example\r\n"))
                    .startsWith("HTTP/1.1 403")
                    .contains("application/problem+json");
        }
        assertThat(places()).isZero();
    }

    @Test
    void countsWhatItSends() throws InterruptedException {
        UUID job = registry.pendingJob(tenant);
        registry.jobs.requestStop(tenant, job);
        Watcher watcher = watch(job);
        watcher.next();
        watcher.closeCode();
        assertThat(gauge())
                .contains("training_websocket_messages_total{message_type=\"training_cancelled\",tenant_id=\"" + tenant
                        + "\"} 1");
    }

    private void save(JobRun run, int percentage) {
        ProductCounts counts = registry.plan.counts(tenant, run.jobId());
        registry.runs.saveProgress(run, new JobProgress(percentage, "Training products", counts, null));
    }

    private Watcher watch(UUID job) {
        return Watcher.connect(api.port(), job.toString(), Tokens.forTenant(tenant, "viewer"));
    }

    private static int refusal(String job, UUID tenant, String role) {
        String token = Tokens.forTenant(tenant, role);
        return Watcher.refusal(api.port(), job, builder -> builder.header("Authorization", "Bearer " + token));
    }

    private static String gauge() {
        return api.anonymous().get("/actuator/prometheus").body();
    }
}
