package com.bakery.training.activities.external.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bakery.training.activities.external.SourceServer;
import com.bakery.training.activities.external.http.SourceException.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpSourceTest {
    private static final long MAX = 100_000;

    private final List<String> counted = new CopyOnWriteArrayList<>();
    private SourceServer server;
    private HttpSource source;

    @BeforeEach
    void open() throws IOException {
        server = new SourceServer();
        source = new HttpSource(
                "weather",
                "s3cret",
                new HttpLimits(Duration.ofSeconds(1), MAX),
                (name, outcome) -> counted.add(name + " " + outcome.label()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aHiccupIsAskedAgainAndTheTokenGoesAlong() {
        AtomicInteger tries = new AtomicInteger();
        server.handler = exchange -> SourceServer.answer(exchange, tries.incrementAndGet() < 3 ? 503 : 200, "all well");

        assertThat(get()).isEqualTo("all well");
        assertThat(counted).containsExactly("weather busy", "weather busy", "weather ok");
        assertThat(server.tokens).containsOnly("Bearer s3cret");
        assertThat(server.upgrades).containsOnly("null");
    }

    @Test
    void anAnswerThatTricklesIsGivenUpWithTheClock() {
        server.handler = exchange -> SourceServer.trickle(exchange, new byte[1], 100);

        long start = System.nanoTime();
        assertThat(failure().outcome()).isEqualTo(Outcome.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(counted).hasSize(3);
    }

    @Test
    void anEndlessBodyIsHungUpOnAndNotAskedForAgain() {
        server.handler = exchange -> SourceServer.trickle(exchange, new byte[8192], 0);

        SourceException failure = failure();

        assertThat(failure.outcome()).isEqualTo(Outcome.TOO_LARGE);
        assertThat(failure).hasMessage("its answer has more than " + MAX + " bytes");
        assertThat(counted).containsExactly("weather too_large");
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.handler = exchange -> {
            exchange.getResponseHeaders().add("Location", server.address() + "/elsewhere");
            SourceServer.answer(exchange, 302, "");
        };

        assertThat(failure()).hasMessage("it answers with status 302; redirects are not followed");
        assertThat(server.asked).containsExactly("/");
    }

    @Test
    void aServiceThatIsAwayIsNotAskedAllTheTime() {
        server.close();

        assertThat(failure().outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(failure().outcome()).isEqualTo(Outcome.UNREACHABLE);
        long start = System.nanoTime();
        assertThat(failure().outcome()).isEqualTo(Outcome.NOT_ASKED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(400));
        assertThat(counted).hasSize(7).endsWith("weather not_asked");
    }

    @Test
    void aStoppedJobEndsTheCallAndTellsNothingAboutTheService() {
        server.handler = exchange -> SourceServer.trickle(exchange, new byte[1], 100);

        assertThatThrownBy(() -> source.get(
                        server.address(),
                        "text/plain",
                        (phase, fraction) -> {
                            throw new IllegalStateException("stopped");
                        },
                        HttpSourceTest::text))
                .hasMessage("stopped");
        assertThat(counted).isEmpty();
    }

    private SourceException failure() {
        return catchThrowableOfType(SourceException.class, this::get);
    }

    private String get() {
        return source.get(server.address().resolve("/"), "text/plain", (phase, fraction) -> {}, HttpSourceTest::text);
    }

    private static String text(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
