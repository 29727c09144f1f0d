package com.bakery.bench;

import com.bakery.prophet.AutoSeasonality;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.ProphetOptionsBuilder;
import com.bakery.prophet.TimeSeries;
import com.bakery.prophet.holiday.CountryHolidays;
import com.bakery.prophet.holiday.SpanishHolidays;
import java.util.Random;

/** What is measured. */
public enum Configuration {
    /** Nothing set. */
    DEFAULT,
    /** The old service's: daily, weekly and yearly terms forced, Spanish holidays, a 95 % interval. */
    OLD_SERVICE,
    /** The same and twenty regressors. */
    WITH_REGRESSORS;

    private static final int REGRESSORS = 20;

    /** Options for series that begin in 2023. */
    ProphetOptions options() {
        int year = SimulatedSeries.FIRST.getYear();
        return options(year, year + 2);
    }

    /** Options for series of these years. */
    ProphetOptions options(int firstYear, int lastYear) {
        ProphetOptionsBuilder options = ProphetOptions.builder();
        if (this == DEFAULT) {
            return options.build();
        }
        options.dailySeasonality(AutoSeasonality.ON)
                .weeklySeasonality(AutoSeasonality.ON)
                .yearlySeasonality(AutoSeasonality.ON)
                .intervalWidth(0.95)
                .holidays(CountryHolidays.of(SpanishHolidays.of(null), firstYear, lastYear));
        if (this == WITH_REGRESSORS) {
            for (int number = 0; number < REGRESSORS; number++) {
                options.regressor(name(number));
            }
        }
        return options.build();
    }

    /** The rows with the columns that the options name: noise. */
    TimeSeries withRegressors(TimeSeries rows) {
        TimeSeries with = rows;
        if (this == WITH_REGRESSORS) {
            for (int number = 0; number < REGRESSORS; number++) {
                with = with.with(
                        name(number), new Random(number).doubles(rows.size()).toArray());
            }
        }
        return with;
    }

    private static String name(int number) {
        return "regressor_" + number;
    }
}
