package com.bakery.training.registry.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

@Timeout(20)
class PartHealthTest {
    @Test
    void saysWhatThePartSays() {
        assertThat(PartHealth.needed("storage", () -> 1).health().getStatus()).isEqualTo(Status.UP);
        Health down = PartHealth.needed("storage", () -> {
                    throw new IOException("disk gone");
                })
                .health();
        assertThat(down.getStatus()).isEqualTo(Status.DOWN);
        assertThat(down.getDetails().get("reason")).asString().contains("disk gone");
        Health degraded = PartHealth.helpful("broker", () -> {
                    throw new IOException("refused");
                })
                .health();
        assertThat(degraded.getStatus()).isEqualTo(PartHealth.DEGRADED);
    }

    @Test
    void aPartThatHangsIsGivenUpAndNotAskedAgainUntilItAnswers() throws InterruptedException {
        CountDownLatch answer = new CountDownLatch(1);
        PartHealth hanging = PartHealth.needed("database", () -> {
                    while (answer.getCount() > 0) { // as a driver that does not listen to interrupts
                        Thread.onSpinWait();
                    }
                    return true;
                })
                .within(Duration.ofMillis(50));

        assertThat(hanging.health().getDetails().get("reason")).asString().contains("no answer within 50 ms");
        assertThat(hanging.health().getDetails().get("reason")).asString().contains("still waits");
        answer.countDown();
        while (!hanging.health().getStatus().equals(Status.UP)) {
            Thread.sleep(10);
        }
    }
}
