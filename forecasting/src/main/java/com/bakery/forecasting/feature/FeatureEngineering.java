package com.bakery.forecasting.feature;

import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.data.NamedDay;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.forecasting.data.RegressorSeries.Kind;
import com.bakery.forecasting.member.Member;
import com.bakery.forecasting.member.MemberCatalog;
import com.bakery.forecasting.member.ProphetMember;
import com.bakery.forecasting.member.TrainingWindow;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/** Builds the named features of a product and says who reads each. */
public final class FeatureEngineering {
    private static final String ETS = "ets";
    private static final String NAIVE = "seasonal_naive";
    private static final String PROPHET = ProphetMember.NAME;
    private static final String RULES = "data rules";

    private final ProductData data;
    private final TrainingWindow window;
    private final List<Feature> features = new ArrayList<>();

    private FeatureEngineering(TrainingWindow window) {
        this.data = window.data();
        this.window = window;
    }

    /** The features, the members that apply, and what the safe rules decided. */
    public static FeatureSet engineer(TrainingWindow window) {
        FeatureEngineering engineering = new FeatureEngineering(window);
        List<Member> members = MemberCatalog.applicable(window);
        engineering.addCalendar();
        engineering.addSales();
        if (members.stream().anyMatch(member -> member.name().equals(PROPHET))) {
            engineering.addProphet();
        }
        return new FeatureSet(
                window.options(),
                engineering.features,
                members.stream().map(Member::name).toList(),
                SafeRules.notes(window));
    }

    private void addCalendar() {
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(java.util.Locale.ROOT);
            add(
                    "weekday_" + name,
                    "calendar",
                    "1 on a " + name,
                    ETS,
                    i -> data.day(i).getDayOfWeek() == day ? 1 : 0);
        }
        boolean[] holiday = window.holidayFlags();
        add("holiday", "calendar", "1 on a holiday, by name or by flag", ETS, i -> holiday[i] ? 1 : 0);
        add("open_day", "calendar", "1 on a day the shop sold anything", RULES, i -> data.open(i) ? 1 : 0);
        add("sold", "demand", "1 on a day with a quantity above 0", RULES, i -> data.quantity()[i] > 0 ? 1 : 0);
    }

    private void addSales() {
        add("quantity", "demand", "quantity sold", ETS, i -> data.quantity()[i]);
        add("lag_7", "demand", "quantity of the same weekday a week before", NAIVE, i -> lag(7, i));
        add("same_weekday_4", "demand", "mean of the last four same weekdays", ETS, this::sameWeekdayMean);
        add("level_28", "demand", "mean of the open days of the last 28 days", ETS, i -> level(28, i));
        add("level_56", "demand", "mean of the open days of the last 56 days", RULES, i -> level(56, i));
        add("shop_total", "shop", "quantity sold by the whole shop", ETS, i -> data.shopTotal()[data.offset() + i]);
        for (int year = 1; year <= 3; year++) {
            int days = 364 * year;
            add(
                    "shop_total_lag_" + days,
                    "shop",
                    "quantity sold by the whole shop " + days + " days before",
                    ETS,
                    i -> shopLag(days, i));
        }
    }

    private void addProphet() {
        add(
                "trend_time",
                "trend",
                "time from the first to the last day, 0 to 1",
                PROPHET,
                i -> i / (double) Math.max(1, data.days() - 1));
        addFourier("weekly", 7, 3);
        addFourier("yearly", 365.25, 10);
        Set<String> names = data.holidays().stream().map(NamedDay::name).collect(Collectors.toCollection(TreeSet::new));
        for (String name : names) {
            Set<java.time.LocalDate> days = data.holidays().stream()
                    .filter(holiday -> holiday.name().equals(name))
                    .map(NamedDay::day)
                    .collect(Collectors.toSet());
            add("holiday: " + name, "calendar", "1 on " + name, PROPHET, i -> days.contains(data.day(i)) ? 1 : 0);
        }
        for (RegressorSeries regressor : data.regressors()) {
            if (regressor.kind() == Kind.EVENT_FLAG) {
                String reader = KnownFuture.isHolidayFlag(regressor.name()) ? PROPHET + ", " + ETS : PROPHET;
                add(
                        "event: " + regressor.name(),
                        "event",
                        "uploaded flag",
                        reader,
                        i -> regressor.happensOn(data.day(i)) ? 1 : 0);
            }
        }
    }

    private void addFourier(String name, double period, int order) {
        for (int n = 1; n <= order; n++) {
            double turns = 2 * Math.PI * n / period;
            add(
                    name + "_sin_" + n,
                    "season",
                    name + " sine " + n,
                    PROPHET,
                    i -> Math.sin(turns * data.day(i).toEpochDay()));
            add(
                    name + "_cos_" + n,
                    "season",
                    name + " cosine " + n,
                    PROPHET,
                    i -> Math.cos(turns * data.day(i).toEpochDay()));
        }
    }

    private void add(String name, String kind, String description, String reader, IntToDoubleFunction value) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < data.days(); i++) {
            double day = value.applyAsDouble(i);
            if (!Double.isNaN(day)) {
                sum += day;
                count++;
            }
        }
        features.add(new Feature(name, kind, description, reader, count == 0 ? 0 : sum / count));
    }

    private double lag(int days, int i) {
        return i < days ? Double.NaN : data.quantity()[i - days];
    }

    private double shopLag(int days, int i) {
        int index = data.offset() + i - days;
        return index < 0 ? Double.NaN : data.shopTotal()[index];
    }

    private double sameWeekdayMean(int i) {
        return i < 28 ? Double.NaN : (lag(7, i) + lag(14, i) + lag(21, i) + lag(28, i)) / 4;
    }

    private double level(int days, int i) {
        double sum = 0;
        int open = 0;
        for (int j = Math.max(0, i - days); j < i; j++) {
            if (data.open(j)) {
                sum += data.quantity()[j];
                open++;
            }
        }
        return open == 0 ? Double.NaN : sum / open;
    }
}
