package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.prophet.ProphetException.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProphetOptionsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 5, 1);

    @Test
    void defaultsArePythons() {
        ProphetOptions options = ProphetOptions.builder().build();

        assertThat(options.growth()).isEqualTo(Growth.LINEAR);
        assertThat(options.nChangepoints()).isEqualTo(25);
        assertThat(options.changepointRange()).isEqualTo(0.8);
        assertThat(options.changepointPriorScale()).isEqualTo(0.05);
        assertThat(options.seasonalityPriorScale()).isEqualTo(10);
        assertThat(options.holidaysPriorScale()).isEqualTo(10);
        assertThat(options.intervalWidth()).isEqualTo(0.8);
        assertThat(options.uncertaintySamples()).isEqualTo(1000);
        assertThat(options.toBuilder().build()).isEqualTo(options);
    }

    @Test
    void rangesAreCheckedAtTheirEnds() {
        ProphetOptions.builder().changepointRange(0).build();
        ProphetOptions.builder().changepointRange(1).build();
        ProphetOptions.builder().nChangepoints(0).uncertaintySamples(0).build();
        assertRefused(ProphetOptions.builder().changepointRange(-0.1), "changepoint_range must lie in 0..1, not -0.1");
        assertRefused(ProphetOptions.builder().changepointRange(2), "changepoint_range must lie in 0..1, not 2.0");
        assertRefused(
                ProphetOptions.builder().changepointRange(Double.NaN), "changepoint_range must lie in 0..1, not NaN");
        assertRefused(ProphetOptions.builder().nChangepoints(-1), "n_changepoints must lie in 0..10000, not -1");
        assertRefused(
                ProphetOptions.builder().changepointPriorScale(0),
                "prior scale of changepoints must be above 0, not 0.0");
        assertRefused(ProphetOptions.builder().intervalWidth(1), "interval_width must lie between 0 and 1, not 1.0");
        assertRefused(
                ProphetOptions.builder().uncertaintySamples(-1), "uncertainty_samples must lie in 0..1000000, not -1");
    }

    @Test
    void aFourierOrderIsAtLeastOne() {
        assertThat(new Seasonality("monthly", 30.5, 1, 10, null).fourierOrder()).isEqualTo(1);
        assertThatThrownBy(() -> new Seasonality("monthly", 30.5, 0, 10, null))
                .hasMessage("fourier order of seasonality monthly must lie in 1..1000, not 0");
        assertThatThrownBy(() -> new Seasonality("monthly", 0, 1, 10, null))
                .hasMessage("period of seasonality monthly must be above 0, not 0.0");
    }

    @Test
    void namesAreNeitherReservedNorUsedTwice() {
        assertRefused(ProphetOptions.builder().regressor("trend"), "the name of regressor trend is reserved");
        assertRefused(
                ProphetOptions.builder().regressor("a_delim_b"), "the name of regressor a_delim_b contains _delim_");
        assertRefused(
                ProphetOptions.builder()
                        .holidays(List.of(HolidayEvent.on("fair", DAY)))
                        .regressor("fair"),
                "the name fair is used twice");
        ProphetOptions.builder()
                .seasonality(new Seasonality("weekly", 7, 2, 10, null))
                .build();
    }

    @Test
    void theDesignMatrixIsBounded() {
        List<HolidayEvent> many = IntStream.range(0, 14)
                .mapToObj(i -> new HolidayEvent("fair " + i, DAY, -366, 366, null))
                .toList();

        assertRefused(ProphetOptions.builder().holidays(many), "the features have 10262 columns; at most 10000");
    }

    private static void assertRefused(ProphetOptionsBuilder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        ProphetException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_OPTION))
                .hasMessage(message);
    }
}
