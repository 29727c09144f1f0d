package com.bakery.forecasting.member;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.calendar.SpecialDays;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.pooled.PooledReader;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The first days of a product, as a member may see them: sales end at the window's end, calendars may be known ahead. What several members need of it is computed
 * once; for one thread.
 */
public final class TrainingWindow {
    private final ProductData data;
    private final int days;
    private final PipelineOptions options;
    private final @Nullable PooledReader pooled;
    private final SpecialDays specialDays;
    private final int firstWeekday;
    private double @Nullable [] ordinary;
    private @Nullable Adjustment adjustment;

    private TrainingWindow(
            ProductData data, int days, PipelineOptions options, @Nullable PooledReader pooled, SpecialDays special) {
        if (days < 1 || days > data.days()) {
            throw new IllegalArgumentException("a window has 1.." + data.days() + " days, not " + days);
        }
        this.data = data;
        this.days = days;
        this.options = options;
        this.pooled = pooled;
        this.specialDays = special;
        this.firstWeekday = data.firstDay().getDayOfWeek().getValue() - 1;
    }

    /**
     * All days of the product.
     *
     * @param pooled what the shop's products share; null without it
     */
    public static TrainingWindow whole(ProductData data, PipelineOptions options, @Nullable PooledReader pooled) {
        return new TrainingWindow(data, data.days(), options, pooled, SpecialDays.of(data));
    }

    /** The first {@code days} of the same product. */
    public TrainingWindow first(int days) {
        return new TrainingWindow(data, days, options, pooled, specialDays);
    }

    /**
     * The same window over a copy that ends with it, without what the shop's products share: a stranger can neither look at sales behind the window, by mistake or not,
     * nor change what others are fitted on.
     */
    TrainingWindow sealed() {
        return whole(data.first(days), options, null);
    }

    /** The whole data: a member looks at sales before the window's end only. */
    public ProductData data() {
        return data;
    }

    public int days() {
        return days;
    }

    public PipelineOptions options() {
        return options;
    }

    public @Nullable PooledReader pooled() {
        return pooled;
    }

    /** The calendar, past and future. */
    public SpecialDays specialDays() {
        return specialDays;
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
        boolean[] flags = new boolean[days];
        for (int i = 0; i < days; i++) {
            flags[i] = specialDays.isHoliday(data.day(i));
        }
        return flags;
    }

    /** 0 for Monday, of the window's day {@code i}. */
    int weekday(int i) {
        return Math.floorMod(i + firstWeekday, Week.DAYS);
    }

    /** Quantities of the window's days without what events add: what the week is like where nothing is announced. */
    double[] ordinary() {
        adjustment();
        return Objects.requireNonNull(ordinary);
    }

    /** The year, events and holidays. */
    Adjustment adjustment() {
        if (adjustment == null) {
            double[] quantity = Arrays.copyOf(data.quantity(), days);
            EventIndices events = EventIndices.takenOut(this, quantity);
            ordinary = quantity;
            adjustment = new Adjustment(YearFactor.of(this), events, HolidayIndex.of(this, quantity));
        }
        return adjustment;
    }
}
