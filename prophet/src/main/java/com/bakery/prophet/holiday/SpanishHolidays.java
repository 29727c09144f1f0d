package com.bakery.prophet.holiday;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Public holidays of Spain and of its autonomous communities and cities, with the names and days of the Python package {@code holidays}, which Prophet
 * uses. The communities may replace holidays year by year; where they did, the years stand in the rule ({@code spain.csv}). As in Python there are none before 2008; behind
 * 2030 only the rules without years go on.
 */
public final class SpanishHolidays implements HolidayCalendar {
    private static final String NATIONAL = "";
    /** Python's package knows no Spanish holidays before. */
    private static final int FIRST_YEAR = 2008;

    private static final Map<String, List<HolidayRule>> RULES = rules();

    private final List<HolidayRule> rules;

    private SpanishHolidays(List<HolidayRule> rules) {
        this.rules = rules;
    }

    /** The table of rules: community, holiday, day, years, what a Sunday does. */
    private static Map<String, List<HolidayRule>> rules() {
        Map<String, List<HolidayRule>> rules = new TreeMap<>();
        try (InputStream in = SpanishHolidays.class.getResourceAsStream("spain.csv")) {
            new String(Objects.requireNonNull(in, "spain.csv").readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> rules.computeIfAbsent(cells[0], community -> new ArrayList<>())
                            .add(HolidayRule.parse(cells[1], cells[2], cells[3], cells[4])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    /**
     * The calendar of a community, or the days common to all of them.
     *
     * @param subdivision ISO 3166-2 suffix such as MD; null for the national list
     * @throws IllegalArgumentException for a subdivision without rules, naming those that have some
     */
    public static SpanishHolidays of(@Nullable String subdivision) {
        List<HolidayRule> rules = new ArrayList<>(Objects.requireNonNull(RULES.get(NATIONAL)));
        if (subdivision != null) {
            List<HolidayRule> own = subdivision.equals(NATIONAL) ? null : RULES.get(subdivision);
            if (own == null) {
                throw new IllegalArgumentException(
                        "subdivision ES-" + subdivision + " has no holiday rules; known are " + subdivisions());
            }
            rules.addAll(own);
        }
        return new SpanishHolidays(List.copyOf(rules));
    }

    /** Subdivisions with rules of their own, sorted. */
    public static Set<String> subdivisions() {
        Set<String> subdivisions = new TreeSet<>(RULES.keySet());
        subdivisions.remove(NATIONAL);
        return subdivisions;
    }

    @Override
    public List<Holiday> between(int firstYear, int lastYear) {
        if (firstYear < 1583 || lastYear > 9999 || firstYear > lastYear) {
            throw new IllegalArgumentException("years must lie in 1583..9999, not " + firstYear + ".." + lastYear);
        }
        List<Holiday> holidays = new ArrayList<>();
        for (int year = Math.max(FIRST_YEAR, firstYear); year <= lastYear; year++) {
            for (HolidayRule rule : rules) {
                rule.in(year).ifPresent(holidays::add);
            }
        }
        holidays.sort(Comparator.comparing(Holiday::date).thenComparing(Holiday::name));
        return List.copyOf(holidays);
    }
}
