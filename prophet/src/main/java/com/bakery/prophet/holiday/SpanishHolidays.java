package com.bakery.prophet.holiday;

import static com.bakery.prophet.holiday.HolidayRule.easter;
import static com.bakery.prophet.holiday.HolidayRule.fixed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Public holidays of Spain and of its autonomous communities, with the names and days of the Python package {@code holidays}, which Prophet uses. The
 * communities may replace holidays year by year; where they did, the years stand in the rule. A further community is one more entry of the table.
 */
public final class SpanishHolidays implements HolidayCalendar {
    private static final HolidayRule NEW_YEAR = fixed("New Year's Day", 1, 1);
    private static final HolidayRule EPIPHANY = fixed("Epiphany", 1, 6);
    private static final HolidayRule LABOR_DAY = fixed("Labor Day", 5, 1);
    private static final HolidayRule ASSUMPTION = fixed("Assumption Day", 8, 15);
    private static final HolidayRule NATIONAL_DAY = fixed("National Day", 10, 12);
    private static final HolidayRule ALL_SAINTS = fixed("All Saints' Day", 11, 1);
    private static final HolidayRule CONSTITUTION = fixed("Constitution Day", 12, 6);
    private static final HolidayRule IMMACULATE = fixed("Immaculate Conception", 12, 8);
    private static final HolidayRule CHRISTMAS = fixed("Christmas Day", 12, 25);

    private static final HolidayRule MAUNDY_THURSDAY = easter("Maundy Thursday", -3);
    private static final HolidayRule EASTER_MONDAY = easter("Easter Monday", 1);
    private static final HolidayRule SAINT_JOSEPH = fixed("Saint Joseph's Day", 3, 19);
    private static final HolidayRule SAINT_JOHN = fixed("Saint John the Baptist", 6, 24);
    private static final HolidayRule SAINT_JAMES = fixed("Saint James' Day", 7, 25);
    private static final HolidayRule MADRID_DAY = fixed("Madrid Day", 5, 2);
    private static final HolidayRule ANDALUSIA_DAY = fixed("Andalusia Day", 2, 28);

    private static final List<HolidayRule> NATIONAL = List.of(
            NEW_YEAR,
            EPIPHANY,
            easter("Good Friday", -2),
            LABOR_DAY,
            ASSUMPTION,
            NATIONAL_DAY,
            ALL_SAINTS,
            CONSTITUTION,
            IMMACULATE,
            CHRISTMAS);

    private static final Map<String, List<HolidayRule>> COMMUNITIES = Map.of(
            "AN",
            List.of(
                    ANDALUSIA_DAY,
                    MAUNDY_THURSDAY,
                    ANDALUSIA_DAY.moved(),
                    NEW_YEAR.moved(),
                    EPIPHANY.moved(),
                    LABOR_DAY.moved(),
                    ASSUMPTION.moved(),
                    NATIONAL_DAY.moved(),
                    ALL_SAINTS.moved(),
                    CONSTITUTION.moved(),
                    IMMACULATE.moved(),
                    CHRISTMAS.moved()),
            "CT",
            List.of(
                    EASTER_MONDAY,
                    easter("Pentecost Monday", 50).inYears(2016, 2022),
                    SAINT_JOHN,
                    fixed("National Day of Catalonia", 9, 11),
                    fixed("Saint Stephen's Day", 12, 26)),
            "MD",
            List.of(
                    MADRID_DAY,
                    MADRID_DAY.moved(),
                    MAUNDY_THURSDAY,
                    SAINT_JOSEPH.inYears(2015, 2021, 2027),
                    SAINT_JOSEPH.moved().inYears(2017, 2023),
                    SAINT_JAMES.inYears(2016, 2022, 2024, 2025),
                    EPIPHANY.moved(),
                    ALL_SAINTS.moved().inYears(2020, 2026),
                    CONSTITUTION.moved().inYears(2020, 2026),
                    IMMACULATE.moved().inYears(2019),
                    CHRISTMAS.moved()),
            "PV",
            List.of(
                    MAUNDY_THURSDAY,
                    EASTER_MONDAY,
                    SAINT_JOSEPH.inYears(2015, 2019, 2020, 2021, 2026, 2027, 2030),
                    SAINT_JAMES.except(2018),
                    fixed("80th Anniversary of the first Basque Government", 10, 7)
                            .inYears(2016),
                    fixed("V Centennial of the Circumnavigation of the World", 9, 6)
                            .inYears(2022)),
            "VC",
            List.of(
                    MAUNDY_THURSDAY.inYears(2016, 2017, 2022),
                    EASTER_MONDAY,
                    SAINT_JOSEPH,
                    SAINT_JOHN.from(2019).evenOnSundays(),
                    fixed("Valencian Community Day", 10, 9),
                    CONSTITUTION.moved().inYears(2015),
                    CHRISTMAS.moved().inYears(2016)));

    private final List<HolidayRule> rules;

    private SpanishHolidays(List<HolidayRule> rules) {
        this.rules = rules;
    }

    /**
     * The calendar of a community, or the days common to all of them.
     *
     * @param subdivision ISO 3166-2 suffix such as MD; null for the national list
     * @throws IllegalArgumentException for a subdivision without rules, naming those that have some
     */
    public static SpanishHolidays of(@Nullable String subdivision) {
        List<HolidayRule> rules = new ArrayList<>(NATIONAL);
        if (subdivision != null) {
            rules.addAll(Optional.ofNullable(COMMUNITIES.get(subdivision))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "subdivision ES-" + subdivision + " has no holiday rules; known are " + subdivisions())));
        }
        return new SpanishHolidays(List.copyOf(rules));
    }

    /** Subdivisions with rules of their own, sorted. */
    public static Set<String> subdivisions() {
        return new TreeSet<>(COMMUNITIES.keySet());
    }

    @Override
    public List<Holiday> between(int firstYear, int lastYear) {
        if (firstYear < 1583 || lastYear > 9999 || firstYear > lastYear) {
            throw new IllegalArgumentException("years must lie in 1583..9999, not " + firstYear + ".." + lastYear);
        }
        return Stream.iterate(firstYear, year -> year <= lastYear, year -> year + 1)
                .flatMap(year -> rules.stream().flatMap(rule -> rule.in(year).stream()))
                .sorted(Comparator.comparing(Holiday::date).thenComparing(Holiday::name))
                .toList();
    }
}
