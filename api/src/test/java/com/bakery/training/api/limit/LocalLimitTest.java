package com.bakery.training.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalLimitTest {
    private final Clock clock = new Clock();

    @Test
    void letsTheLimitThroughAtOnceAndTheRestOneByOne() {
        LocalLimit<String> limit = new LocalLimit<>(6, clock);
        for (int i = 0; i < 6; i++) {
            assertThat(limit.take("a")).isEmpty();
        }
        assertThat(limit.take("a")).contains(Duration.ofSeconds(10));
        assertThat(limit.take("b")).as("another key").isEmpty();
        clock.advance(Duration.ofMillis(9_100));
        assertThat(limit.take("a")).as("waits are whole seconds").contains(Duration.ofSeconds(1));
        clock.advance(Duration.ofMillis(900));
        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).isPresent();
        clock.advance(Duration.ofMinutes(5));
        for (int i = 0; i < 6; i++) {
            assertThat(limit.take("a")).as("never more than the limit at once").isEmpty();
        }
        assertThat(limit.take("a")).isEqualTo(Optional.of(Duration.ofSeconds(10)));
    }

    @Test
    void zeroIsOff() {
        LocalLimit<String> limit = new LocalLimit<>(0, clock);
        for (int i = 0; i < 100; i++) {
            assertThat(limit.take("a")).isEmpty();
        }
    }

    @Test
    void addressesOfOneIpv6NetworkAreOne() {
        assertThat(AddressLimit.network("2001:db8::1")).isEqualTo(AddressLimit.network("2001:db8::ffff:2"));
        assertThat(AddressLimit.network("2001:db8::1")).isNotEqualTo(AddressLimit.network("2001:db8:0:1::1"));
        assertThat(AddressLimit.network("203.0.113.7")).isNotEqualTo(AddressLimit.network("203.0.113.8"));
    }

    private static final class Clock implements TimeMeter {
        private long nanos = 1_000_000_000_000L;

        void advance(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
