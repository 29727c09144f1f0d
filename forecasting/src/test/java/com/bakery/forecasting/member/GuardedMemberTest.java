package com.bakery.forecasting.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.data.ProductData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GuardedMemberTest {
    private static final Guard.Limits SMALL = new Guard.Limits(Duration.ofMillis(300), 64 << 20);
    private static final ProductData DATA =
            AShop.of(100).number("price", 10, i -> i).data();

    @Test
    void whatAGuestThrowsIsItsFailureEvenAnError() {
        assertFails(
                window -> {
                    throw new StackOverflowError("deep");
                },
                "failed: java.lang.StackOverflowError");
        assertFails(
                window -> {
                    throw new IllegalStateException("no");
                },
                "failed: java.lang.IllegalStateException: no");
    }

    @Test
    void aGuestThatNeverReturnsIsStoppedInTime() {
        long start = System.nanoTime();
        assertFails(
                window -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    throw new IllegalStateException("interrupted");
                },
                "took longer than");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aGuestThatIgnoresItsStopIsNotAskedAgainAfterThreeTimes() {
        boolean[] stop = new boolean[1];
        Member guest = guarded(new Guest("deaf", window -> {
            while (!stop[0]) {
                LockSupport.parkNanos(1_000_000);
            }
            return new double[0];
        }));
        try {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> fit(guest)).hasMessageContaining("took longer than");
            }
            assertThatThrownBy(() -> fit(guest)).hasMessageContaining("not called any more");
            assertThat(guest.appliesTo(window())).isFalse();
        } finally {
            stop[0] = true;
        }
    }

    @Test
    void aGuestThatAllocatesWithoutEndIsStopped() {
        assertFails(
                window -> {
                    List<byte[]> kept = new ArrayList<>();
                    while (!Thread.currentThread().isInterrupted()) {
                        kept.add(new byte[1 << 20]);
                        kept.subList(0, Math.max(0, kept.size() - 8)).clear();
                        LockSupport.parkNanos(100_000);
                    }
                    return new double[kept.size()];
                },
                "allocated more than");
    }

    @Test
    void forecastsMustBeFiniteAndNotTooLong() {
        for (double[] wrong : List.of(
                new double[] {Double.NaN}, new double[] {Double.POSITIVE_INFINITY}, new double[0], new double[29])) {
            FittedMember fitted = fit(guarded(new Guest("wrong", window -> wrong)));
            assertThatThrownBy(() -> fitted.forecast(28, window().knownFuture()))
                    .isInstanceOf(MemberFailedException.class)
                    .hasMessageContaining("forecast no 1 to 28 finite numbers");
        }
    }

    @Test
    void whatIsBelowNothingIsCutOff() {
        FittedMember fitted = fit(guarded(new Guest("low", window -> new double[] {-3, 4})));

        assertThat(fitted.forecast(28, window().knownFuture())).containsExactly(0, 4);
    }

    @Test
    void aStateOfAnotherNameOrWithoutNumbersIsRefused() {
        Guest alias = new Guest("alias", window -> new double[] {1});
        assertThatThrownBy(() -> fit(guarded(alias.withState("ets", 1)))).hasMessageContaining("calls its state 'ets'");
        assertThatThrownBy(() -> fit(guarded(alias.withState("alias", Double.NaN))))
                .hasMessageContaining("not finite");
    }

    @Test
    void aGuestSeesNothingBehindTheWindowAndSpoilsNothing() {
        List<TrainingWindow> seen = new ArrayList<>();
        double[] before = DATA.quantity().clone();
        Member guest = guarded(new Guest("peeping", window -> {
            seen.add(window);
            java.util.Arrays.fill(window.data().quantity(), -1);
            java.util.Arrays.fill(window.data().shopTotal(), -1);
            return new double[] {1};
        }));
        fit(guest, window().first(60)).forecast(7, window().knownFuture());

        assertThat(seen).singleElement().satisfies(window -> {
            assertThat(window.days()).isEqualTo(60);
            assertThat(window.data().days()).isEqualTo(60);
            assertThat(window.data().lastDay()).isEqualTo(DATA.day(59));
            assertThat(window.pooled()).isNull();
            // ten days ahead of the data, and so of the fold
            assertThat(window.knownFuture().numberValues("price", 11))
                    .startsWith(60, 61)
                    .endsWith(69, 29.5);
        });
        assertThat(DATA.quantity()).isEqualTo(before);
    }

    @Test
    void aGuestWithoutAValidNameIsRefused() {
        assertThatThrownBy(() -> guarded(new Guest("Not A Name", window -> new double[1])))
                .isInstanceOf(MemberFailedException.class)
                .hasMessageContaining("lower-case");
    }

    @Test
    void aMonitorStopsAGuest() {
        Member guest = guarded(new Guest("slow", window -> {
            LockSupport.parkNanos(200_000_000L);
            return new double[] {1};
        }));

        assertThatThrownBy(() -> guest.fit(window(), (phase, fraction) -> {
                    throw new IllegalStateException("stopped");
                }))
                .hasMessage("stopped");
    }

    private static void assertFails(Function<TrainingWindow, double[]> fit, String reason) {
        assertThatThrownBy(() -> fit(guarded(new Guest("guest", fit))))
                .isInstanceOf(MemberFailedException.class)
                .hasMessageContaining("Member Guest " + reason);
    }

    private static Member guarded(Member guest) {
        return new GuardedMember(guest, new Guard("Guest", SMALL));
    }

    private static FittedMember fit(Member member) {
        return fit(member, window());
    }

    private static FittedMember fit(Member member, TrainingWindow window) {
        return member.fit(window, TrainingMonitor.NONE);
    }

    private static TrainingWindow window() {
        return TrainingWindow.whole(DATA, com.bakery.forecasting.PipelineOptions.DEFAULT, null);
    }

    private record Guest(String name, Function<TrainingWindow, double[]> fit, String stateName, double stateValue)
            implements Member {
        Guest(String name, Function<TrainingWindow, double[]> fit) {
            this(name, fit, name, 1);
        }

        Guest withState(String other, double value) {
            return new Guest(name, fit, other, value);
        }

        @Override
        public boolean isWeighted() {
            return true;
        }

        @Override
        public boolean appliesTo(TrainingWindow window) {
            return true;
        }

        @Override
        public FittedMember fit(TrainingWindow window, TrainingMonitor monitor) {
            return fitted(fit.apply(window));
        }

        @Override
        public FittedMember restore(MemberState state) {
            return fitted(state.array("value"));
        }

        private FittedMember fitted(double[] values) {
            return new FittedMember() {
                @Override
                public double[] forecast(int steps, KnownFuture future) {
                    return values;
                }

                @Override
                public MemberState state() {
                    return MemberState.of(stateName, Map.of("value", new double[] {stateValue}), Map.of());
                }
            };
        }
    }
}
