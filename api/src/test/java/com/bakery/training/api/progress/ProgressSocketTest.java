package com.bakery.training.api.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.api.progress.ProgressMessage.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;

class ProgressSocketTest {
    private static final UUID JOB = UUID.randomUUID();
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final ManualTimer timer = new ManualTimer();
    private final FakeOutlet outlet = new FakeOutlet();
    private final ProgressSocket socket = new ProgressSocket(outlet, timer, timer::nanoTime, INTERVAL, 3);

    @Test
    void sendsTheSnapshotAtOnceAndTheNextAfterTheInterval() {
        socket.offer(progress(1));
        socket.offer(progress(2));
        assertThat(outlet.percentages).containsExactly(1);
        timer.advance(Duration.ofMillis(1999));
        assertThat(outlet.percentages).containsExactly(1);
        timer.advance(Duration.ofMillis(1));
        assertThat(outlet.percentages).containsExactly(1, 2);
    }

    @Test
    void keepsOnlyTheNewestOfTheMessagesThatWait() {
        socket.offer(progress(1));
        socket.offer(progress(2));
        socket.offer(progress(3));
        timer.advance(INTERVAL);
        assertThat(outlet.percentages).containsExactly(1, 3);
    }

    @Test
    void dropsWhatSaysNothingNew() {
        socket.offer(progress(1));
        timer.advance(INTERVAL);
        socket.offer(progress(1));
        timer.advance(INTERVAL);
        assertThat(outlet.percentages).containsExactly(1);
    }

    @Test
    void deliversTheLastMessageInItsTurnThenClosesNormally() {
        socket.offer(progress(98));
        socket.offer(message(ProgressMessage.Type.TRAINING_COMPLETED, 100));
        socket.offer(progress(99));
        assertThat(outlet.closed).isNull();
        timer.advance(INTERVAL);
        assertThat(outlet.percentages).containsExactly(98, 100);
        assertThat(outlet.closed).isEqualTo(CloseStatus.NORMAL);
    }

    @Test
    void neverSendsWhileTheClientHasNotTakenTheMessageBefore() {
        outlet.stuck = true;
        socket.offer(progress(1));
        socket.offer(progress(2));
        timer.advance(INTERVAL.multipliedBy(5));
        assertThat(outlet.percentages).containsExactly(1);
        outlet.release(true);
        assertThat(outlet.percentages).containsExactly(1, 2);
    }

    @Test
    void letsAClientGoThatMissesTooMany() {
        outlet.stuck = true;
        for (int percentage = 1; percentage <= 5; percentage++) {
            socket.offer(progress(percentage));
            timer.advance(INTERVAL);
        }
        assertThat(outlet.closed).isEqualTo(ProgressSocket.TOO_SLOW);
    }

    @Test
    void closesWhenAMessageIsNotTaken() {
        outlet.stuck = true;
        socket.offer(progress(1));
        outlet.release(false);
        assertThat(outlet.closed).isEqualTo(CloseStatus.SERVER_ERROR);
    }

    @Test
    void pingsWhileTheClientAnswersAndClosesWhenItIsSilent() {
        Duration patience = Duration.ofSeconds(75);
        timer.advance(Duration.ofSeconds(60));
        socket.heard();
        timer.advance(Duration.ofSeconds(60));
        socket.beat(patience);
        assertThat(outlet.pings).isEqualTo(1);
        assertThat(outlet.closed).isNull();
        timer.advance(Duration.ofSeconds(16));
        socket.beat(patience);
        assertThat(outlet.closed).isEqualTo(ProgressSocket.SILENT);
    }

    private static ProgressMessage progress(int percentage) {
        return message(ProgressMessage.Type.TRAINING_PROGRESS, percentage);
    }

    private static ProgressMessage message(ProgressMessage.Type type, int percentage) {
        Progress progress = new Progress(percentage, "Training products", 1, 9, 60L, Instant.EPOCH);
        return ProgressMessage.of(type, JOB, progress, Instant.EPOCH);
    }

    /** A client whose side of the socket the test holds. */
    private static final class FakeOutlet implements Outlet {
        private final List<Integer> percentages = new ArrayList<>();
        private CloseStatus closed;
        private int pings;
        private boolean stuck;
        private Consumer<Boolean> unanswered;

        @Override
        public void send(ProgressMessage message, Consumer<Boolean> done) {
            percentages.add(message.progress().percentage());
            if (stuck) {
                unanswered = done;
            } else {
                done.accept(true);
            }
        }

        void release(boolean delivered) {
            stuck = false;
            unanswered.accept(delivered);
        }

        @Override
        public void ping() {
            pings++;
        }

        @Override
        public void close(CloseStatus status) {
            closed = status;
        }
    }
}
