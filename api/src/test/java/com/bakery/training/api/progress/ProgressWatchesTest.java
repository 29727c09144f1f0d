package com.bakery.training.api.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.api.progress.ProgressMessage.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;

class ProgressWatchesTest {
    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID JOB = UUID.randomUUID();
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final ManualTimer timer = new ManualTimer();
    private final List<Optional<ProgressMessage>> answers = new ArrayList<>();
    private int reads;
    private final ProgressWatches watches =
            new ProgressWatches((tenant, job) -> this::read, timer, INTERVAL, Clock.systemUTC());

    @Test
    void asksOncePerIntervalForAllSocketsOfAJob() {
        answers.add(progress(5));
        List<List<Integer>> received = new ArrayList<>();
        for (int client = 0; client < 3; client++) {
            received.add(new ArrayList<>());
            watches.join(TENANT, JOB, socket(received.get(client)));
        }
        timer.advance(Duration.ZERO);
        assertThat(reads).isEqualTo(1);
        assertThat(received).allSatisfy(messages -> assertThat(messages).containsExactly(5));
        timer.advance(INTERVAL.multipliedBy(4));
        assertThat(reads).isEqualTo(5);
    }

    @Test
    void givesALateSocketTheLastKnownStateAtOnce() {
        answers.add(progress(5));
        watches.join(TENANT, JOB, socket(new ArrayList<>()));
        timer.advance(Duration.ZERO);
        List<Integer> late = new ArrayList<>();
        watches.join(TENANT, JOB, socket(late));
        assertThat(late).containsExactly(5);
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void neverTakesAPercentageBack() {
        answers.add(progress(50));
        answers.add(progress(40));
        List<Integer> received = new ArrayList<>();
        watches.join(TENANT, JOB, socket(received));
        timer.advance(INTERVAL.multipliedBy(3));
        assertThat(received).containsExactly(50);
    }

    @Test
    void goesOnAfterAFailedRead() {
        answers.add(null);
        answers.add(progress(7));
        List<Integer> received = new ArrayList<>();
        watches.join(TENANT, JOB, socket(received));
        timer.advance(INTERVAL);
        assertThat(received).containsExactly(7);
    }

    @Test
    void stopsAskingWithTheLastSocket() {
        answers.add(progress(5));
        ProgressSocket socket = socket(new ArrayList<>());
        watches.join(TENANT, JOB, socket);
        timer.advance(Duration.ZERO);
        watches.leave(JOB, socket);
        timer.advance(INTERVAL.multipliedBy(5));
        assertThat(reads).isEqualTo(1);
        assertThat(watches.size()).isZero();
    }

    private Optional<ProgressMessage> read() {
        Optional<ProgressMessage> answer = answers.get(Math.min(reads, answers.size() - 1));
        reads++;
        if (answer == null) {
            throw new IllegalStateException("the database is away");
        }
        return answer;
    }

    private static Optional<ProgressMessage> progress(int percentage) {
        Progress progress = new Progress(percentage, "Training products", 1, 9, 60L, Instant.EPOCH);
        return Optional.of(ProgressMessage.of(ProgressMessage.Type.TRAINING_PROGRESS, JOB, progress, Instant.EPOCH));
    }

    private ProgressSocket socket(List<Integer> received) {
        Outlet outlet = new Outlet() {
            @Override
            public void send(ProgressMessage message, Consumer<Boolean> done) {
                received.add(message.progress().percentage());
                done.accept(true);
            }

            @Override
            public void ping() {
                // the client is there
            }

            @Override
            public void close(CloseStatus status) {
                // nothing to release
            }
        };
        return new ProgressSocket(outlet, timer, timer::nanoTime, INTERVAL, 100);
    }
}
