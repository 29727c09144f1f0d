package com.bakery.training.activities.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.ActivityInfo;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    @Test
    void whatAnEarlierAttemptTookIsGone() {
        assertThat(ExternalActivitiesImpl.left(PATIENCE, attempt(2, Duration.ofMinutes(5))))
                .isEqualTo(Duration.ofMinutes(7));
        assertThat(ExternalActivitiesImpl.left(PATIENCE, attempt(2, Duration.ofMinutes(13))))
                .isZero();
    }

    @Test
    void whatTheFirstAttemptWaitedInTheQueueIsNotTheSourcesTime() {
        assertThat(ExternalActivitiesImpl.left(PATIENCE, attempt(1, Duration.ofMinutes(13))))
                .isEqualTo(PATIENCE);
    }

    /** As a worker is told: the times of the first scheduling, and of this attempt's start. */
    private static ActivityInfo attempt(int number, Duration sinceScheduled) {
        Map<String, Object> info = Map.of(
                "getAttempt",
                number,
                "getScheduledTimestamp",
                1_000L,
                "getStartedTimestamp",
                1_000L + sinceScheduled.toMillis());
        return (ActivityInfo) Proxy.newProxyInstance(
                PatienceTest.class.getClassLoader(),
                new Class<?>[] {ActivityInfo.class},
                (proxy, method, arguments) -> info.get(method.getName()));
    }
}
