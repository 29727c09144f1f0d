package com.bakery.training.registry.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3ArtifactStoreIT extends ArtifactStoreContract {
    private String bucket;
    private HttpServer stub;
    private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    private final Queue<String> checksums = new ConcurrentLinkedQueue<>();

    @Override
    ArtifactStore empty() {
        bucket = S3Server.newBucket();
        return ArtifactStores.open(bucket + "/one/two", S3Server.environment());
    }

    @Override
    void tamper(String key, byte[] content) {
        S3Server.put(bucket, "one/two/" + key, content);
    }

    @AfterEach
    void stop() {
        if (stub != null) {
            stub.stop(0);
        }
    }

    @Test
    void objectsOutsideThePrefixDoNotExist() {
        S3Server.put(bucket, "one/twofold/x.json", CONTENT);
        S3Server.put(bucket, "x.json", CONTENT);
        store.write(KEY, CONTENT);

        assertThat(keys()).containsExactly(KEY);
        store.deletePrefix("tenant");
        ArtifactStore whole = ArtifactStores.open(bucket, S3Server.environment());
        assertThat(whole.list("one")).extracting(ArtifactEntry::key).containsExactly("one/twofold/x.json");
    }

    @Test
    void listsAndDeletesBeyondOnePageOfTheProtocol() {
        S3Location location = S3Location.of(bucket + "/one/two", S3Server.environment());
        ArtifactStore paged = new S3ArtifactStore(
                S3Clients.open(location, S3Clients.Timeouts.DEFAULT), location, Duration.ofSeconds(9), 3);
        for (int i = 0; i < 8; i++) {
            paged.write("tenant/f" + i, new byte[0]);
        }

        assertThat(paged.list("tenant")).hasSize(8);
        paged.deletePrefix("tenant");
        assertThat(paged.list("tenant")).isEmpty();
    }

    @Test
    void aBucketThatIsNotThereEndsTheStartWithItsName() {
        assertThatThrownBy(() -> ArtifactStores.open("s3://nowhere-to-be-found/models", S3Server.environment()))
                .isInstanceOf(StorageUnusableException.class)
                .hasMessageContaining("There is no bucket nowhere-to-be-found")
                .hasMessageContaining("MODEL_STORAGE_PATH=s3://nowhere-to-be-found/models");
    }

    @Test
    void credentialsThatAreRefusedAreSaidAndNeverShown() throws IOException {
        answer(403);

        assertThatThrownBy(() -> openStub())
                .isInstanceOf(StorageUnusableException.class)
                .hasMessageContaining("AWS_ACCESS_KEY_ID")
                .hasMessageNotContaining("a secret for tests only");
        assertThat(authorizations).isNotEmpty().allSatisfy(header -> assertThat(header)
                .contains("Credential=tests/")
                .doesNotContain("a secret for tests only"));
    }

    @Test
    void aFailingServerIsAskedAgain() throws IOException {
        answer(503, 200, 500, 200);
        ArtifactStore flaky = openStub();

        assertThat(flaky.write(KEY, CONTENT).bytes()).isEqualTo(CONTENT.length);
        assertThat(authorizations).hasSize(4);
        byte[] sha256 = HexFormat.of().parseHex(Checksums.sha256(CONTENT));
        assertThat(checksums)
                .as("the server refuses what arrives otherwise")
                .endsWith(Base64.getEncoder().encodeToString(sha256));
    }

    @Test
    void aServerThatStaysDownIsWorthARetryNotADamage() throws IOException {
        answer(200);
        ArtifactStore away = openStub();
        stub.stop(0);

        assertThatThrownBy(() -> away.read(KEY, "x", 10)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aSilentServerDoesNotHoldACallForEver() throws IOException {
        answer(200, -1, -1, -1, -1, -1);
        ArtifactStore silent = openStub();
        Instant start = Instant.now();

        assertThatThrownBy(() -> silent.read(KEY, "x", 10)).isInstanceOf(UncheckedIOException.class);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aBodyThatComesByDropsDoesNotHoldACallForEver() throws IOException {
        answer(200);
        stub.createContext("/bucket/models/" + KEY, exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
                pause();
            }
        });
        ArtifactStore slow = openStub();
        Instant start = Instant.now();

        assertThatThrownBy(() -> slow.read(KEY, "x", 1_000)).isInstanceOf(UncheckedIOException.class);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(9));
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers with these statuses one after the other; -1: never. */
    private void answer(Integer... statuses) throws IOException {
        Queue<Integer> left = new ConcurrentLinkedQueue<>(List.of(statuses));
        stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stub.createContext("/", exchange -> {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            checksums.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-checksum-sha256")));
            exchange.getRequestBody().readAllBytes();
            Integer status = left.size() > 1 ? left.poll() : left.peek();
            if (status >= 0) {
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            }
        });
        stub.start();
    }

    private ArtifactStore openStub() {
        Map<String, String> variables = new HashMap<>(S3Server.VARIABLES);
        variables.put("S3_ENDPOINT", "http://127.0.0.1:" + stub.getAddress().getPort());
        Duration second = Duration.ofSeconds(1);
        return ArtifactStores.open(
                S3Location.of("s3://bucket/models", variables::get),
                new S3Clients.Timeouts(second, second, second, Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://",
                "s3://B",
                "s3://bucket/../other",
                "s3://bucket//x",
                "s3://bucket/.hidden",
                "s3://bucket/a?b",
                "s3://bucket/a b",
                "s3://user:secret@bucket/x",
                "s3://bucket/-x"
            })
    void locationsThatAreNoBucketAndPrefixAreRefused(String location) {
        assertThatThrownBy(() -> S3Location.of(location, name -> null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halfAKeyAndAnEndpointThatIsNoneAreRefusedByName() {
        assertThatThrownBy(() -> S3Location.of("s3://bucket", Map.of("AWS_ACCESS_KEY_ID", "x")::get))
                .hasMessageContaining("AWS_SECRET_ACCESS_KEY");
        for (String endpoint : List.of("localhost:9000", "ftp://host", "http://", "ht tp://x")) {
            assertThatThrownBy(() -> S3Location.of("s3://bucket", Map.of("S3_ENDPOINT", endpoint)::get))
                    .hasMessageContaining("S3_ENDPOINT")
                    .hasMessageContaining(endpoint);
        }
    }
}
