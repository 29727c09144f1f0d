package com.bakery.training.workflows.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void promisesNothingBeforeTheFirstProductHasEnded() {
        assertThat(new Pace(START, 0).secondsFor(10, START.plusSeconds(60))).isNull();
    }

    @Test
    void goesOnAsFastAsSoFar() {
        assertThat(new Pace(START, 4).secondsFor(10, START.plusSeconds(60))).isEqualTo(150);
    }

    @Test
    void nothingLeftTakesNoTime() {
        assertThat(new Pace(START, 4).secondsFor(0, START.plusSeconds(60))).isZero();
    }
}
