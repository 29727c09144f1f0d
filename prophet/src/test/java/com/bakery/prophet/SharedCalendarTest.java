package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.prophet.holiday.CountryHolidays;
import com.bakery.prophet.holiday.SpanishHolidays;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fit on a shared calendar is the fit of the series alone, to the last bit. */
class SharedCalendarTest {
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final int DAYS = 400;

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void fitsAsAlone(Scaling scaling) {
        Prophet prophet = new Prophet(ProphetOptions.builder()
                .scaling(scaling)
                .dailySeasonality(AutoSeasonality.ON)
                .yearlySeasonality(AutoSeasonality.ON)
                .holidays(CountryHolidays.of(SpanishHolidays.of("MD"), 2022, 2023))
                .build());
        SharedCalendar calendar = prophet.on(TimeSeries.future(FIRST, DAYS));
        for (int seed = 0; seed < 3; seed++) {
            double[] y = sales(seed);
            assertSame(calendar.fit(y, FitOptions.DEFAULT), prophet.fit(TimeSeries.daily(FIRST, y)));
        }
    }

    @Test
    void missingAndConstantValuesAndOtherModelsAreFittedToo() {
        Prophet prophet = new Prophet(ProphetOptions.builder().build());
        SharedCalendar calendar = prophet.on(TimeSeries.future(FIRST, DAYS));
        double[] holed = sales(1);
        holed[7] = Double.NaN;
        double[] constant = new double[DAYS];
        assertSame(calendar.fit(holed, FitOptions.DEFAULT), prophet.fit(TimeSeries.daily(FIRST, holed)));
        assertSame(calendar.fit(constant, FitOptions.DEFAULT), prophet.fit(TimeSeries.daily(FIRST, constant)));

        Prophet multiplicative = new Prophet(ProphetOptions.builder()
                .seasonalityMode(EffectMode.MULTIPLICATIVE)
                .build());
        assertSame(
                multiplicative.on(TimeSeries.future(FIRST, DAYS)).fit(sales(2), FitOptions.DEFAULT),
                multiplicative.fit(TimeSeries.daily(FIRST, sales(2))));
    }

    @Test
    void refusesAnotherNumberOfValues() {
        SharedCalendar calendar = new Prophet(ProphetOptions.builder().build()).on(TimeSeries.future(FIRST, DAYS));
        assertThatThrownBy(() -> calendar.fit(new double[3], FitOptions.DEFAULT))
                .hasMessage("y has length 3 but the calendar has 400");
    }

    private static void assertSame(FittedProphet shared, FittedProphet alone) {
        assertThat(shared.parameters().beta()).isEqualTo(alone.parameters().beta());
        assertThat(shared.parameters().delta()).isEqualTo(alone.parameters().delta());
        assertThat(shared.report()).isEqualTo(alone.report());
        assertThat(shared.scale()).isEqualTo(alone.scale());
    }

    private static double[] sales(int seed) {
        Random random = new Random(seed);
        double[] y = new double[DAYS];
        for (int i = 0; i < DAYS; i++) {
            y[i] = 100 + 20 * Math.sin(i / 58.0) + 10 * (i % 7) + 5 * random.nextGaussian();
        }
        return y;
    }
}
