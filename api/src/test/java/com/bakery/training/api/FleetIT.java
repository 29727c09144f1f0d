package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.job.JobProgress;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.ProductCounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one database, with small limits; the second behind a proxy, and with its secret in a file. */
class FleetIT {
    private static final int STARTS = 3;
    private static final int REQUESTS = 25;
    private static final int REFUSALS = 20;
    private static final int SOCKETS = 2;
    private static final int SMALL_WINDOW = 2_048;
    private static final String SHOP_PAGE = "https://shop.example";

    @TempDir
    private static Path folder;

    private static RegistryDatabase database;
    private static ApiProcess one;
    private static ApiProcess two;

    private final UUID tenant = UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        database = RegistryDatabase.open();
        one = ApiProcess.start(database, limits(1));
        Path secret = Files.writeString(folder.resolve("jwt"), Tokens.SECRET + "\n");
        two = ApiProcess.start(database, Map.of("JWT_SECRET_FILE", secret.toString()), limits(10_000));
    }

    private static Map<String, Object> limits(int messageQueue) {
        return Map.of(
                "RATE_LIMIT_STARTS_PER_MINUTE", STARTS,
                "RATE_LIMIT_REQUESTS_PER_MINUTE", REQUESTS,
                "RATE_LIMIT_UNAUTHENTICATED_PER_MINUTE", REFUSALS,
                "WEBSOCKET_MAX_CONNECTIONS", SOCKETS,
                "WEBSOCKET_MESSAGE_QUEUE_SIZE", messageQueue,
                "training.api.websocket.message-interval", "5ms",
                "CORS_ALLOWED_ORIGINS", SHOP_PAGE,
                "TRUSTED_PROXIES", "127.0.0.0/8",
                "training.api.upload.max-rows", 3);
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
        database.close();
    }

    @Test
    void aTenantsStartsAreCountedOverAllInstances() throws Exception {
        database.registry().product(tenant, "Bagel", 3, 40);
        AtomicInteger turn = new AtomicInteger();
        List<Http.Answer> answers = Together.run(2 * STARTS + 2, () -> {
            ApiProcess instance = turn.getAndIncrement() % 2 == 0 ? one : two;
            return instance.as(tenant, "operator").post(Shop.ROOT + "/start", "{}");
        });
        assertThat(answers.stream().filter(answer -> answer.status() == 202)).hasSize(STARTS);
        Http.Answer refused = answers.stream()
                .filter(answer -> answer.status() != 202)
                .findFirst()
                .orElseThrow();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.type()).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60 / STARTS);

        UUID product = database.registry().product(tenant, "Rye", 3, 40);
        Http operator = two.as(tenant, "operator");
        assertThat(operator.post(Shop.ROOT + "/start/" + product, "{}").status())
                .isEqualTo(429);
        assertThat(operator.post(Shop.ROOT + "/jobs/" + product + "/retry", "{}")
                        .status())
                .isEqualTo(429);
        assertThat(two.as(tenant, "viewer").post(Shop.ROOT + "/start", "{}").status())
                .as("a role that may not start")
                .isEqualTo(403);
        assertThat(two.as(tenant, "viewer").get(Shop.ROOT + "/products").status())
                .as("reading goes on")
                .isEqualTo(200);
        assertThat(one.as(UUID.randomUUID(), "operator")
                        .post(Shop.ROOT + "/start", "{}")
                        .status())
                .as("another tenant's start, without sales")
                .isEqualTo(422);
    }

    @Test
    void aTenantsRequestsAreBoundedOnEachInstance() {
        Http viewer = one.as(tenant, "viewer");
        int let = 0;
        Http.Answer answer = viewer.get(Shop.ROOT + "/queue");
        while (answer.status() == 200 && let < 10 * REQUESTS) {
            let++;
            answer = viewer.get(Shop.ROOT + "/queue");
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(let).isGreaterThanOrEqualTo(REQUESTS);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertThat(two.as(tenant, "viewer").get(Shop.ROOT + "/queue").status()).isEqualTo(200);
        assertThat(one.as(UUID.randomUUID(), "viewer").get(Shop.ROOT + "/queue").status())
                .isEqualTo(200);
    }

    @Test
    void whoHasNoTokenIsBoundedByAddressAndItsNeighboursAreNot() {
        String[] flooder = {"X-Forwarded-For", "203.0.113.7"};
        Http nobody = two.anonymous();
        int refused = 0;
        Http.Answer answer = nobody.send("GET", Shop.ROOT + "/queue", null, null, flooder);
        while (answer.status() == 401 && refused < 10 * REFUSALS) {
            refused++;
            answer = nobody.send("GET", Shop.ROOT + "/queue", null, null, flooder);
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(nobody.send("GET", "/v3/api-docs", null, null, flooder).status())
                .isEqualTo(429);
        assertThat(nobody.send("GET", "/actuator/health", null, null, flooder).status())
                .isNotEqualTo(429);
        assertThat(two.as(tenant, "viewer")
                        .send("GET", Shop.ROOT + "/queue", null, null, flooder)
                        .status())
                .as("a good token from the same address")
                .isEqualTo(200);
        assertThat(nobody.send("GET", Shop.ROOT + "/queue", null, null, "X-Forwarded-For", "203.0.113.8")
                        .status())
                .as("another address")
                .isEqualTo(401);
    }

    @Test
    void socketsAreCountedOverAllInstancesAndACrashedOneFreesItsPlaces() throws InterruptedException {
        database.registry().product(tenant, "Bagel", 3, 40);
        String job = database.registry().pendingJob(tenant).toString();
        Watcher first = watch(one, job);
        first.next();
        UUID crashed = UUID.randomUUID();
        assertThat(database.registry().leases.take(tenant, crashed, SOCKETS, Duration.ofHours(1)))
                .isPresent();
        assertThat(refusal(two, job)).isEqualTo(429);
        assertThat(refusal(one, job)).isEqualTo(429);
        database.superuser()
                .sql("UPDATE websocket_leases SET expires_at = now() - INTERVAL '1 second' WHERE instance = :crashed")
                .param("crashed", crashed)
                .update();
        Watcher second = watch(two, job);
        second.next();
        assertThat(refusal(one, job)).isEqualTo(429);
        first.close();
        first.closeCode();
        second.close();
        second.closeCode();
    }

    /** Neither client reads: the first instance lets its own go with the first message that is missed, the second one waits. */
    @Test
    @Timeout(60) // seconds: the place would not come free
    void aSlowClientMayMissAsManyMessagesAsTheQueueHolds() throws Exception {
        database.registry().product(tenant, "Bagel", 3, 40);
        JobRun run = database.registry().runningJob(tenant);
        String path = Shop.ROOT + "/ws/" + run.jobId();
        String token = Tokens.forTenant(tenant, "viewer");
        try (RawHttp impatient = new RawHttp(one.port(), SMALL_WINDOW);
                RawHttp patient = new RawHttp(two.port(), SMALL_WINDOW)) {
            impatient.upgrade(path, token);
            patient.upgrade(path, token);
            int said = 0;
            while (socketsOf(one) == 1) {
                for (int end = said + 20; said < end; said++) {
                    say(run, said);
                }
            }
            for (int end = 2 * said; said < end; said++) {
                say(run, said);
            }
            assertThat(socketsOf(two)).isEqualTo(1);
        }
    }

    private void say(JobRun run, int number) {
        ProductCounts counts = database.registry().plan.counts(tenant, run.jobId());
        String step = number + "\u0001".repeat(240); // each of them six characters of JSON
        database.registry().runs.saveProgress(run, new JobProgress(1, step, counts, null));
    }

    private int socketsOf(ApiProcess instance) {
        String line = "training_websocket_connections{tenant_id=\"" + tenant + "\"} ";
        String metrics = instance.anonymous().get("/actuator/prometheus").body();
        int start = metrics.indexOf(line) + line.length();
        return (int) Double.parseDouble(metrics.substring(start, metrics.indexOf('\n', start)));
    }

    @Test
    void anUpgradeThatFailsGivesItsPlaceBack() {
        database.registry().product(tenant, "Bagel", 3, 40);
        String job = database.registry().pendingJob(tenant).toString();
        for (int i = 0; i <= SOCKETS; i++) {
            assertThat(one.as(tenant, "viewer").get(Shop.ROOT + "/ws/" + job).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void onlyNamedOriginsMayRead() {
        Http viewer = one.as(tenant, "viewer");
        Http.Answer named = viewer.send("GET", Shop.ROOT + "/queue", null, null, "Origin", SHOP_PAGE);
        assertThat(named.header("Access-Control-Allow-Origin")).isEqualTo(SHOP_PAGE);
        assertThat(named.header("Access-Control-Allow-Credentials")).isEmpty();
        Http.Answer preflight = one.anonymous()
                .send(
                        "OPTIONS",
                        Shop.ROOT + "/start",
                        null,
                        null,
                        "Origin",
                        SHOP_PAGE,
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "authorization,content-type");
        assertThat(preflight.status()).isEqualTo(200);
        Http.Answer other = viewer.send("GET", Shop.ROOT + "/queue", null, null, "Origin", "https://elsewhere.example");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.type()).isEqualTo("application/problem+json");
        assertThat(other.json().get("status").asInt()).isEqualTo(403);
        assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void asksBrowsersForTlsOnlyWhereItIsSpoken() {
        Http viewer = two.as(tenant, "viewer");
        String header = "Strict-Transport-Security";
        assertThat(viewer.get(Shop.ROOT + "/queue").header(header)).isEmpty();
        assertThat(viewer.send("GET", Shop.ROOT + "/queue", null, null, "X-Forwarded-Proto", "https")
                        .header(header))
                .contains("max-age=");
        assertThat(two.anonymous()
                        .send("GET", "/actuator/prometheus", null, null, "X-Forwarded-For", "203.0.113.9")
                        .status())
                .as("metrics for a client behind the proxy")
                .isEqualTo(401);
        assertThat(two.anonymous()
                        .send("GET", "/actuator/prometheus", null, null, "X-Forwarded-For", "127.0.0.1")
                        .status())
                .as("metrics for a client that the proxy takes for this machine")
                .isEqualTo(401);
        assertThat(two.anonymous().get("/actuator/prometheus").status())
                .as("metrics for a scraper beside the proxy")
                .isEqualTo(200);
    }

    @Test
    void bodiesAreBoundedInRowsDepthStringsAndArePlain() {
        Http operator = one.as(tenant, "operator");
        String rows = "date,product,quantity\n" + "2026-01-02,Bagel,1\n".repeat(4);
        Http.Answer tooMany = operator.send("POST", Shop.ROOT + "/data/sales", "text/csv", rows);
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.body()).contains("3 rows");
        String deep = "{\"options\":" + "{\"a\":".repeat(40) + "1" + "}".repeat(41);
        assertUnreadable(operator.post(Shop.ROOT + "/start", deep));
        String deepRows = "[".repeat(2_000) + "]".repeat(2_000);
        assertThat(operator.post(Shop.ROOT + "/data/sales", deepRows).status()).isEqualTo(400);
        String longText = "{\"job_name\":\"" + "x".repeat(200_000) + "\"}";
        assertUnreadable(operator.post(Shop.ROOT + "/start", longText));
        String longCell = "date,product,quantity\n2026-01-02," + "x".repeat(300) + ",1\n";
        assertThat(operator.send("POST", Shop.ROOT + "/data/sales", "text/csv", longCell)
                        .status())
                .isEqualTo(422);
        Http.Answer packed =
                operator.send("POST", Shop.ROOT + "/data/sales", "text/csv", "x", "Content-Encoding", "gzip");
        assertThat(packed.status()).isEqualTo(415);
        assertThat(packed.type()).isEqualTo("application/problem+json");
        assertThat(packed.header("Accept-Encoding")).isEqualTo("identity");
    }

    /** Refused while it was read; the rules of the fields, which would refuse it as well, come after that. */
    private static void assertUnreadable(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("not the JSON expected here");
    }

    private Watcher watch(ApiProcess instance, String job) {
        return Watcher.connect(instance.port(), job, Tokens.forTenant(tenant, "viewer"));
    }

    private int refusal(ApiProcess instance, String job) {
        String token = Tokens.forTenant(tenant, "viewer");
        return Watcher.refusal(instance.port(), job, builder -> builder.header("Authorization", "Bearer " + token));
    }
}
