package com.bakery.forecasting.calendar;

import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.forecasting.data.RegressorSeries.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The days a shop's calendar singles out, past and future: holidays by name or by flag, the days beside them, and announced events. A flag that is not
 * known ahead counts nowhere: the past would be explained, and measured, by what no forecast has. */
public final class SpecialDays {
    private final Set<LocalDate> holidays = new HashSet<>();
    private final List<RegressorSeries> events;

    private SpecialDays(ProductData data) {
        data.holidays().forEach(holiday -> holidays.add(holiday.day()));
        events = data.regressors().stream()
                .filter(regressor -> regressor.kind() == Kind.EVENT_FLAG && regressor.isKnownBehind(data.lastDay()))
                .toList();
        for (RegressorSeries event : events) {
            if (KnownFuture.isHolidayFlag(event.name())) {
                event.days().forEach(holidays::add);
            }
        }
    }

    public static SpecialDays of(ProductData data) {
        return new SpecialDays(data);
    }

    /** Event flags that are known ahead, the one that marks holidays among them. */
    public List<RegressorSeries> events() {
        return events;
    }

    public boolean isHoliday(LocalDate day) {
        return holidays.contains(day);
    }

    /** A single working day between a holiday and a weekend or another holiday. */
    public boolean isBridge(LocalDate day) {
        return isWorkingDay(day)
                && !isWorkingDay(day.minusDays(1))
                && !isWorkingDay(day.plusDays(1))
                && (isHoliday(day.minusDays(1)) || isHoliday(day.plusDays(1)));
    }

    private boolean isWorkingDay(LocalDate day) {
        return !isHoliday(day) && day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
