package com.bakery.forecasting.member;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.data.NamedDay;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.forecasting.data.RegressorSeries.Kind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * The first days of a product, as a member may see them: sales end at the window's end, calendars may be known ahead.
 *
 * @param days of the window, 1..data.days()
 */
public record TrainingWindow(ProductData data, int days, PipelineOptions options) {

    public TrainingWindow {
        if (days < 1 || days > data.days()) {
            throw new IllegalArgumentException("a window has 1.." + data.days() + " days, not " + days);
        }
    }

    /** All days of the product. */
    public static TrainingWindow whole(ProductData data, PipelineOptions options) {
        return new TrainingWindow(data, data.days(), options);
    }

    /** The first day behind the window. */
    public LocalDate firstFutureDay() {
        return data.day(days);
    }

    /** What is known behind the window. */
    public KnownFuture knownFuture() {
        return KnownFuture.of(data, firstFutureDay());
    }

    /** Days of the window that are holidays, by name or by flag. */
    public boolean[] holidayFlags() {
        Set<LocalDate> named = new HashSet<>();
        for (NamedDay holiday : data.holidays()) {
            named.add(holiday.day());
        }
        boolean[] flags = new boolean[days];
        for (int i = 0; i < days; i++) {
            LocalDate day = data.day(i);
            flags[i] = named.contains(day) || flagged(day);
        }
        return flags;
    }

    private boolean flagged(LocalDate day) {
        for (RegressorSeries regressor : data.regressors()) {
            if (regressor.kind() == Kind.EVENT_FLAG
                    && KnownFuture.isHolidayFlag(regressor.name())
                    && regressor.happensOn(day)) {
                return true;
            }
        }
        return false;
    }
}
