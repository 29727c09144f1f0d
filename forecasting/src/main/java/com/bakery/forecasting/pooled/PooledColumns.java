package com.bakery.forecasting.pooled;

import com.bakery.forecasting.calendar.SpecialDays;
import com.bakery.forecasting.data.Median;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.forecasting.data.RegressorSeries.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the trees see of one product on an anchor day, about a day so many steps ahead: sales up to the anchor divided by the product's scale there, calendars up
 * to the day after the target. Unknown values are NaN. Rows hold no name: what is learnt from one product serves the others.
 */
public final class PooledColumns {
    private static final int WEEK = 7;
    private static final int YEAR = 364;
    private static final int SAME_WEEKDAYS = 8;
    private static final int[] MEANS = {3, 7, 14, 28, 56, 91};
    private static final double LEAST_SCALE = .1;

    private final ProductData data;
    private final SpecialDays special;
    private final List<KnownNumber> numbers;
    private final OpenDays product;
    private final OpenDays shop;
    private final int[] lastSale;

    /** Columns of a product; sales behind an anchor are never looked at, whatever the data hold. */
    public PooledColumns(ProductData data, SpecialDays special) {
        this.data = data;
        this.special = special;
        numbers = data.regressors().stream()
                .filter(regressor -> isRead(regressor, data))
                .map(regressor -> new KnownNumber(regressor, regressor.daysKnownBehind(data.lastDay())))
                .toList();
        boolean[] open = new boolean[data.days()];
        lastSale = new int[data.days()];
        for (int i = 0; i < data.days(); i++) {
            open[i] = data.open(i);
            lastSale[i] = data.quantity()[i] > 0 ? i : i == 0 ? 0 : lastSale[i - 1];
        }
        product = new OpenDays(data.quantity(), open);
        boolean[] shopOpen = new boolean[data.shopTotal().length];
        for (int i = 0; i < shopOpen.length; i++) {
            shopOpen[i] = data.shopTotal()[i] > 0;
        }
        shop = new OpenDays(data.shopTotal(), shopOpen);
    }

    /** A number, and for how many days ahead it is known. */
    private record KnownNumber(RegressorSeries series, int ahead) {
        /** NaN behind what is known ahead: trees that had learnt from more would find it missing. */
        double at(LocalDate day, int step) {
            return step <= ahead ? series.at(day) : Double.NaN;
        }
    }

    /** Whether there is a column of a number: it is known ahead. By the shop's days alone, so that its products have the same columns. */
    public static boolean isRead(RegressorSeries regressor, ProductData data) {
        return regressor.kind() == Kind.NUMERIC && regressor.isKnownBehind(data.lastDay());
    }

    /** Names of the columns, in their order. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        new Row(names, 0, 1).fill();
        return names;
    }

    /** The size of a day's sales on the anchor: max(mean of 28 days, half the mean of 91, .1). */
    public double scale(int anchor) {
        double month = product.mean(anchor - 27, anchor);
        double quarter = product.mean(anchor - 90, anchor);
        double size = Math.max(Double.isNaN(month) ? 0 : month, Double.isNaN(quarter) ? 0 : quarter / 2);
        return Math.max(size, LEAST_SCALE);
    }

    /** The row of one anchor and step (1 is the next day), appended to {@code rows}. */
    public void append(int anchor, int step, FloatRows rows) {
        new Row(rows, anchor, step).fill();
    }

    /** Takes the columns one by one, as names or as values: one list of columns serves both. */
    private final class Row {
        private final List<String> names;
        private final FloatRows rows;
        private final int anchor;
        private final int target;
        private final double scale;

        private Row(List<String> names, int anchor, int step) {
            this(names, new FloatRows(), anchor, step);
        }

        private Row(FloatRows rows, int anchor, int step) {
            this(new ArrayList<>(0), rows, anchor, step);
        }

        private Row(List<String> names, FloatRows rows, int anchor, int step) {
            this.names = names;
            this.rows = rows;
            this.anchor = anchor;
            this.target = anchor + step;
            this.scale = scale(anchor);
        }

        void fill() {
            sameWeekdays();
            levels();
            time();
            yearBefore();
            calendar();
        }

        private void column(String name, double value) {
            if (rows.isNaming()) {
                names.add(name);
            }
            rows.add(value);
        }

        private void sameWeekdays() {
            double[] last = new double[SAME_WEEKDAYS];
            int count = 0;
            int back = target - WEEK * ((target - anchor + WEEK - 1) / WEEK);
            for (int i = back; i >= 0 && count < SAME_WEEKDAYS; i -= WEEK) {
                if (data.open(i)) {
                    last[count++] = data.quantity()[i] / scale;
                }
            }
            for (int k = 0; k < 4; k++) {
                column("same_weekday_" + (k + 1), k < count ? last[k] : Double.NaN);
            }
            for (int weeks : new int[] {4, 6, 8}) {
                double[] values = Arrays.copyOf(last, Math.min(weeks, count));
                column(
                        "same_weekday_mean_" + weeks,
                        Arrays.stream(values).average().orElse(Double.NaN));
                if (weeks > 4) {
                    column("same_weekday_median_" + weeks, Median.of(values));
                }
            }
            column("holiday_at_last_same_weekday", flag(back >= 0 && special.isHoliday(data.day(back))));
            for (RegressorSeries event : special.events()) {
                column("last_same_weekday: " + event.name(), flag(back >= 0 && event.happensOn(data.day(back))));
            }
        }

        private void levels() {
            for (int days : MEANS) {
                column("mean_" + days, product.mean(anchor - days + 1, anchor) / scale);
            }
            column("deviation_28", product.deviation(anchor - 27, anchor) / scale);
            column("share_sold_28", product.shareSold(anchor - 27, anchor));
            column("share_sold_91", product.shareSold(anchor - 90, anchor));
            column("log_scale", Math.log(scale));
            column("days_since_sale", anchor - lastSale[anchor]);
            column("age", anchor);
            int shopAnchor = data.offset() + anchor;
            column(
                    "shop_week_to_month",
                    shop.mean(shopAnchor - 6, shopAnchor) / shop.mean(shopAnchor - 27, shopAnchor));
        }

        private void time() {
            LocalDate day = data.day(target);
            column("step", target - anchor);
            column("weekday", day.getDayOfWeek().getValue());
            column("day_of_month", day.getDayOfMonth());
            column("month", day.getMonthValue());
            column("day_of_year", day.getDayOfYear());
        }

        private void yearBefore() {
            int then = target - YEAR;
            double around = then < 0 ? Double.NaN : product.mean(then - 7, Math.min(then + 7, anchor));
            column("year_before_mean", around / scale);
            column("year_before", then >= 0 && data.open(then) ? data.quantity()[then] / scale : Double.NaN);
            column(
                    "year_before_ratio",
                    around / Math.max(LEAST_SCALE, product.mean(anchor - YEAR - 27, anchor - YEAR)));
            column("shop_year_ratio_14", shopRatio(14));
            column("shop_year_ratio_28", shopRatio(28));
        }

        /** The shop around the target a year before, over its last days up to the anchor a year before: its log, between ln 1/5 and ln 5. */
        private double shopRatio(int days) {
            int then = data.offset() + target - YEAR;
            int start = data.offset() + anchor - YEAR;
            if (start < days) {
                return Double.NaN;
            }
            double around = shop.mean(then - 7, Math.min(then + 7, data.offset() + anchor));
            return Math.log(Math.min(5, Math.max(.2, around / shop.mean(start - days + 1, start))));
        }

        private void calendar() {
            LocalDate day = data.day(target);
            column("holiday_before", flag(special.isHoliday(day.minusDays(1))));
            column("holiday", flag(special.isHoliday(day)));
            column("holiday_after", flag(special.isHoliday(day.plusDays(1))));
            column("holiday_at_anchor", flag(special.isHoliday(data.day(anchor))));
            column("bridge_day", flag(special.isBridge(day)));
            for (RegressorSeries event : special.events()) {
                column("event: " + event.name(), flag(event.happensOn(day)));
            }
            for (KnownNumber number : numbers) {
                column("number: " + number.series().name(), number.at(day, target - anchor));
            }
        }
    }

    private static double flag(boolean set) {
        return set ? 1 : 0;
    }
}
