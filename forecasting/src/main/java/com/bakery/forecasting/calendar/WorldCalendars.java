package com.bakery.forecasting.calendar;

import com.bakery.prophet.holiday.CountryCalendars;
import com.bakery.prophet.holiday.Holiday;
import com.bakery.prophet.holiday.HolidayCalendar;
import com.bakery.prophet.holiday.SpanishHolidays;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Public holidays by ISO 3166 code: a country (FR) or a subdivision (DE-BY, GB-SCT). Spain's are computed by the engine's own rules, with the names and
 * days that Python's Prophet has; those of the others come from Jollyday, whose English names differ from Python's.
 */
public final class WorldCalendars implements CountryCalendars {
    private static final Set<String> LIBRARY = new TreeSet<>(Set.of("DE", "FR", "GB", "IT", "PT", "US"));

    /** Whether there are rules for the country. */
    static boolean knows(String country) {
        String code = country.toUpperCase(Locale.ROOT);
        return code.equals("ES") || LIBRARY.contains(code);
    }

    @Override
    public HolidayCalendar of(String code) {
        String[] parts = code.toUpperCase(Locale.ROOT).split("-", 2);
        if (parts[0].equals("ES")) {
            return SpanishHolidays.of(parts.length == 1 ? null : parts[1]);
        }
        if (!LIBRARY.contains(parts[0])) {
            throw new IllegalArgumentException(
                    "the country " + code + " has no holiday rules here; known are ES and " + LIBRARY);
        }
        HolidayManager manager = manager(parts[0]);
        return new LibraryCalendar(
                manager, parts.length == 1 ? new String[0] : subdivision(manager, parts[0], parts[1]));
    }

    /** One at a time: the library fills its list of services without a lock, and the second of two callers would find it empty. */
    private static synchronized HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    private static String[] subdivision(HolidayManager manager, String country, String code) {
        Map<String, String> known = new TreeMap<>();
        manager.getCalendarHierarchy()
                .getChildren()
                .keySet()
                .forEach(key -> known.put(key.toUpperCase(Locale.ROOT), key));
        String key = known.get(code);
        if (key == null) {
            throw new IllegalArgumentException(
                    "the subdivision " + country + "-" + code + " has no holiday rules; known are " + known.keySet());
        }
        return new String[] {key};
    }

    private record LibraryCalendar(HolidayManager manager, String... subdivision) implements HolidayCalendar {
        @Override
        public List<Holiday> between(int firstYear, int lastYear) {
            return IntStream.rangeClosed(firstYear, lastYear)
                    .mapToObj(Year::of)
                    .flatMap(year -> manager.getHolidays(year, subdivision).stream())
                    .map(holiday -> new Holiday(holiday.getDate(), holiday.getDescription(Locale.ENGLISH)))
                    .distinct()
                    .sorted(Comparator.comparing(Holiday::date).thenComparing(Holiday::name))
                    .toList();
        }
    }
}
