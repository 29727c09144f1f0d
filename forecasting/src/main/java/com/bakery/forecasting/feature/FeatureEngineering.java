package com.bakery.forecasting.feature;

import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.data.NamedDay;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.forecasting.data.RegressorSeries.Kind;
import com.bakery.forecasting.member.EtsMember;
import com.bakery.forecasting.member.Member;
import com.bakery.forecasting.member.MemberCatalog;
import com.bakery.forecasting.member.PooledMember;
import com.bakery.forecasting.member.PriorMember;
import com.bakery.forecasting.member.ProphetMember;
import com.bakery.forecasting.member.ProphetTuning;
import com.bakery.forecasting.member.SeasonalNaiveMember;
import com.bakery.forecasting.member.SesMember;
import com.bakery.forecasting.member.TrainingWindow;
import com.bakery.forecasting.member.TsbMember;
import com.bakery.forecasting.member.WeekdayMedianMember;
import com.bakery.forecasting.pooled.FloatRows;
import com.bakery.forecasting.pooled.PooledColumns;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/** Builds the named features of a product and says who reads each. */
public final class FeatureEngineering {
    private static final String RULES = "data rules";
    private static final String EXPLANATION = "explanation: sensitivity";
    /** Members that change a week by the year, events and holidays. */
    private static final List<String> ADJUSTED =
            List.of(EtsMember.NAME, SesMember.NAME, TsbMember.NAME, PriorMember.NAME);
    /** The pooled member's columns are shown as they are a week ahead. */
    private static final int WEEK_AHEAD = 7;

    private static final int FIRST_ANCHOR = 28;

    private final ProductData data;
    private final TrainingWindow window;
    private final List<String> members;
    private final List<Feature> features = new ArrayList<>();

    private FeatureEngineering(TrainingWindow window, List<String> members) {
        this.data = window.data();
        this.window = window;
        this.members = members;
    }

    /**
     * The features, the members that apply, and what the safe rules decided.
     *
     * @param without members to leave out; the baseline stays
     */
    public static FeatureSet engineer(TrainingWindow window, Set<String> without) {
        List<String> members = MemberCatalog.applicable(window).stream()
                .filter(member -> member == MemberCatalog.BASELINE || !without.contains(member.name()))
                .map(Member::name)
                .toList();
        FeatureEngineering engineering = new FeatureEngineering(window, members);
        engineering.addCalendar();
        engineering.addSales();
        engineering.addRegressors();
        if (members.contains(ProphetMember.NAME)) {
            engineering.addProphet();
        }
        if (members.contains(PooledMember.NAME)) {
            engineering.addPooled();
        }
        List<String> notes = new ArrayList<>(SafeRules.notes(window));
        List<Sensitivity> sensitivities = new ArrayList<>();
        for (RegressorSeries regressor : window.data().regressors()) {
            if (engineering.isOnlyExplained(regressor)) {
                Sensitivity sensitivity = Sensitivity.of(window, regressor);
                sensitivities.add(sensitivity);
                notes.add(sensitivity.sentence(regressor.kind(), regressor.isKnownBehind(engineering.data.lastDay())));
            }
        }
        Optional<ProphetTuning> tuned =
                members.contains(ProphetMember.NAME) ? ProphetTuning.search(window) : Optional.empty();
        tuned.ifPresent(found -> notes.add(note(found)));
        return new FeatureSet(
                tuned.map(found -> window.options().with(found.settings())).orElse(window.options()),
                engineering.features,
                members,
                sensitivities,
                notes);
    }

    private static String note(ProphetTuning found) {
        return String.format(
                Locale.ROOT,
                "Prophet's prior scales were set to %s (changepoints) and %s (seasonalities): %.0f %% less error over the folds.",
                found.settings().changepointPriorScale(),
                found.settings().seasonalityPriorScale(),
                100 * found.gain());
    }

    /** Which of these take part for this product, joined; every feature has at least one, or is a rule's. */
    private String readers(List<String> wanted, String otherwise) {
        String joined = wanted.stream().filter(members::contains).collect(Collectors.joining(", "));
        return joined.isEmpty() ? otherwise : joined;
    }

    private static List<String> and(List<String> names, String... more) {
        List<String> all = new ArrayList<>(names);
        all.addAll(Arrays.asList(more));
        return all;
    }

    private void addCalendar() {
        String weekly = readers(and(ADJUSTED, WeekdayMedianMember.NAME, SeasonalNaiveMember.NAME), RULES);
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            add(
                    "weekday_" + name,
                    "calendar",
                    "1 on a " + name,
                    weekly,
                    i -> flag(data.day(i).getDayOfWeek() == day));
        }
        boolean[] holiday = window.holidayFlags();
        String special = readers(and(ADJUSTED, ProphetMember.NAME, PooledMember.NAME), RULES);
        add("holiday", "calendar", "1 on a holiday, by name or by flag", special, i -> flag(holiday[i]));
        add("open_day", "calendar", "1 on a day the shop sold anything", RULES, i -> flag(data.open(i)));
        add(
                "closed_same_weekday_4",
                "calendar",
                "share of the four earlier same weekdays on which the shop was closed: a closing day if regular",
                RULES,
                this::closedSameWeekdays);
        add("sold_out", "demand", "1 on a day the product sold out", RULES, i -> flag(data.soldOut()[i]));
        add("sold", "demand", "1 on a day with a quantity above 0", RULES, i -> flag(data.quantity()[i] > 0));
        Set<String> names = data.holidays().stream().map(NamedDay::name).collect(Collectors.toCollection(TreeSet::new));
        for (String name : names) {
            Set<LocalDate> days = data.holidays().stream()
                    .filter(named -> named.name().equals(name))
                    .map(NamedDay::day)
                    .collect(Collectors.toSet());
            add(
                    "holiday: " + name,
                    "calendar",
                    "1 on " + name,
                    readers(and(ADJUSTED, ProphetMember.NAME), RULES),
                    i -> flag(days.contains(data.day(i))));
        }
    }

    private void addSales() {
        String weekly = readers(and(ADJUSTED, WeekdayMedianMember.NAME), RULES);
        String adjusted = readers(ADJUSTED, RULES);
        add("quantity", "demand", "quantity sold, or wanted where it sold out", weekly, i -> data.quantity()[i]);
        add("lag_7", "demand", "quantity of the same weekday a week before", SeasonalNaiveMember.NAME, i -> lag(7, i));
        add("same_weekday_8", "demand", "mean of the last eight same weekdays", weekly, i -> sameWeekdayMean(8, i));
        add("level_28", "demand", "mean of the open days of the last 28 days", adjusted, i -> level(28, i));
        add("level_56", "demand", "mean of the open days of the last 56 days", adjusted, i -> level(56, i));
        add("shop_total", "shop", "quantity sold by the whole shop", adjusted, i -> data.shopTotal()[
                data.offset() + i]);
        for (int year = 1; year <= 3; year++) {
            int days = 364 * year;
            add(
                    "shop_total_lag_" + days,
                    "shop",
                    "quantity sold by the whole shop " + days + " days before",
                    adjusted,
                    i -> shopLag(days, i));
        }
    }

    private void addRegressors() {
        String eventReaders = readers(and(ADJUSTED, ProphetMember.NAME, PooledMember.NAME), RULES);
        for (RegressorSeries regressor : data.regressors()) {
            boolean ahead = regressor.isKnownBehind(data.lastDay());
            String known = ahead ? "known ahead" : "not known ahead";
            if (regressor.kind() == Kind.EVENT_FLAG) {
                add(
                        "event: " + regressor.name(),
                        "event",
                        "flag of the shop or its place, " + known,
                        ahead ? eventReaders : EXPLANATION,
                        i -> flag(regressor.happensOn(data.day(i))));
            } else {
                add(
                        "number: " + regressor.name(),
                        "number",
                        "number of the shop or its place, " + known,
                        readers(numberReaders(regressor), EXPLANATION),
                        i -> regressor.at(data.day(i)));
            }
        }
    }

    /** Members that can read a number, whether or not they take part. */
    private List<String> numberReaders(RegressorSeries number) {
        List<String> able = new ArrayList<>();
        if (KnownFuture.isUsable(number, data)) {
            able.add(ProphetMember.NAME);
        }
        if (PooledColumns.isRead(number, data)) {
            able.add(PooledMember.NAME);
        }
        return able;
    }

    /** Whether no member reads a number or a flag. */
    private boolean isOnlyExplained(RegressorSeries regressor) {
        return regressor.kind() == Kind.EVENT_FLAG
                ? !regressor.isKnownBehind(data.lastDay())
                : numberReaders(regressor).stream().noneMatch(members::contains);
    }

    private void addProphet() {
        add(
                "trend_time",
                "trend",
                "time from the first to the last day, 0 to 1",
                ProphetMember.NAME,
                i -> i / (double) Math.max(1, data.days() - 1));
        if (window.options().prophet().weeklySeasonality()) {
            addFourier("weekly", 7, 3);
        }
        if (ProphetMember.hasYearlyTerm(window)) {
            addFourier("yearly", 365.25, 10);
        }
    }

    private void addFourier(String name, double period, int order) {
        for (int n = 1; n <= order; n++) {
            double turns = 2 * Math.PI * n / period;
            add(
                    name + "_sin_" + n,
                    "season",
                    name + " sine " + n,
                    ProphetMember.NAME,
                    i -> Math.sin(turns * data.day(i).toEpochDay()));
            add(
                    name + "_cos_" + n,
                    "season",
                    name + " cosine " + n,
                    ProphetMember.NAME,
                    i -> Math.cos(turns * data.day(i).toEpochDay()));
        }
    }

    private void addPooled() {
        PooledColumns columns = new PooledColumns(data, window.specialDays());
        List<String> names = columns.names();
        FloatRows rows = new FloatRows(names.size() * data.days());
        int anchors = 0;
        for (int anchor = FIRST_ANCHOR; anchor + WEEK_AHEAD < data.days(); anchor++) {
            columns.append(anchor, WEEK_AHEAD, rows);
            anchors++;
        }
        float[] values = rows.values();
        int seen = anchors;
        for (int column = 0; column < names.size(); column++) {
            int offset = column;
            add(
                    "pooled: " + names.get(column),
                    "pooled",
                    "column of the shop's trees, a week ahead, over the product's scale where it is a quantity",
                    PooledMember.NAME,
                    i -> i < seen ? values[i * names.size() + offset] : Double.NaN);
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

    private static double flag(boolean set) {
        return set ? 1 : 0;
    }

    private double lag(int days, int i) {
        return i < days ? Double.NaN : data.quantity()[i - days];
    }

    private double shopLag(int days, int i) {
        int index = data.offset() + i - days;
        return index < 0 ? Double.NaN : data.shopTotal()[index];
    }

    private double closedSameWeekdays(int i) {
        double closed = 0;
        for (int week = 1; week <= 4; week++) {
            double total = shopLag(7 * week, i);
            closed += total <= 0 ? .25 : 0;
        }
        return closed;
    }

    private double sameWeekdayMean(int weeks, int i) {
        double sum = 0;
        for (int week = 1; week <= weeks; week++) {
            sum += lag(7 * week, i) / weeks;
        }
        return sum;
    }

    private double level(int days, int i) {
        return data.meanOpen(data.quantity(), Math.max(0, i - days), i);
    }
}
