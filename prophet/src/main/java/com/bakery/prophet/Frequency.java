package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far apart the rows of a future frame are, by pandas' names: s, min, h, D, B, W, W-MON ..., MS, ME, QS, QE, YS, YE, with a number before them for
 * multiples (5min, 7D, 2MS), and pandas' older names S, T, H, M, Q, A, Y, AS.
 */
public final class Frequency {
    private static final Pattern TEXT = Pattern.compile("(\\d{0,6})([A-Za-z]+)(?:-([A-Z]{3}))?");

    private static final Map<String, String> OLDER_NAMES =
            Map.of("S", "s", "T", "min", "H", "h", "M", "ME", "Q", "QE", "A", "YE", "Y", "YE", "AS", "YS");

    private static final Map<String, Double> SECONDS =
            Map.of("s", 1.0, "min", 60.0, "h", 3600.0, "D", TimeSeries.DAY, "d", TimeSeries.DAY);

    /** Months between two dates of an anchored frequency. */
    private static final Map<String, Integer> MONTHS = Map.of("MS", 1, "ME", 1, "QS", 3, "QE", 3, "YS", 12, "YE", 12);

    private final int multiple;
    private final String unit;
    private final DayOfWeek weekday;

    private Frequency(int multiple, String unit, DayOfWeek weekday) {
        this.multiple = multiple;
        this.unit = unit;
        this.weekday = weekday;
    }

    /** @throws ProphetException INVALID_OPTION for a name that is not among those above */
    public static Frequency of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw unknown(text);
        }
        int multiple = matcher.group(1).isEmpty() ? 1 : Integer.parseInt(matcher.group(1));
        String unit = OLDER_NAMES.getOrDefault(matcher.group(2), matcher.group(2));
        boolean known = SECONDS.containsKey(unit) || MONTHS.containsKey(unit) || unit.equals("B") || unit.equals("W");
        if (!known || multiple == 0 || (matcher.group(3) != null && !unit.equals("W"))) {
            throw unknown(text);
        }
        return new Frequency(multiple, unit, weekday(text, matcher.group(3)));
    }

    private static DayOfWeek weekday(String text, @Nullable String name) {
        if (name == null) {
            return DayOfWeek.SUNDAY;
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(name)) {
                return day;
            }
        }
        throw unknown(text);
    }

    private static ProphetException unknown(String text) {
        return new ProphetException(
                Reason.INVALID_OPTION,
                "the frequency " + text
                        + " is none of s, min, h, D, B, W, W-MON .. W-SUN, MS, ME, QS, QE, YS, YE and their multiples");
    }

    /**
     * The frequency of times (pandas: {@code infer_freq}).
     *
     * @param ds at least three times, ascending
     * @throws ProphetException INVALID_DATA where the times have none
     */
    public static Frequency infer(double[] ds) {
        if (ds.length < 3) {
            throw new ProphetException(
                    Reason.INVALID_DATA, "the frequency of fewer than 3 dates cannot be told; name one");
        }
        for (String candidate : List.of("MS", "ME", "QS", "QE", "YS", "YE")) {
            if (Frequency.of(candidate).runsThrough(ds)) {
                return Frequency.of(candidate);
            }
        }
        double step = ds[1] - ds[0];
        boolean even = step > 0;
        for (int i = 1; i < ds.length; i++) {
            even &= ds[i] - ds[i - 1] == step;
        }
        if (even && step == Math.rint(step) && step <= Integer.MAX_VALUE) {
            return new Frequency((int) step, "s", DayOfWeek.SUNDAY);
        }
        if (Frequency.of("B").runsThrough(ds)) {
            return Frequency.of("B");
        }
        throw new ProphetException(Reason.INVALID_DATA, "the last dates of the history have no frequency; name one");
    }

    private boolean runsThrough(double[] ds) {
        for (int i = 1; i < ds.length; i++) {
            if (!isOn(time(ds[i - 1])) || seconds(plus(time(ds[i - 1]), 1)) != ds[i]) {
                return false;
            }
        }
        return true;
    }

    /** The next times behind {@code last}, as many as asked for (Prophet: {@code make_future_dataframe} without the history). */
    public double[] after(double last, int periods) {
        if (periods < 1 || periods > 1_000_000) {
            throw new ProphetException(Reason.INVALID_OPTION, "periods must lie in 1..1000000, not " + periods);
        }
        double[] times = new double[periods];
        Double fixed = SECONDS.get(unit);
        if (fixed != null) {
            for (int i = 0; i < periods; i++) {
                times[i] = last + (i + 1) * multiple * fixed;
            }
            return times;
        }
        LocalDateTime start = time(last);
        boolean on = isOn(start);
        LocalDateTime first = on ? plus(start, multiple) : plus(start, 1);
        for (int i = 0; i < periods; i++) {
            times[i] = seconds(plus(first, i * multiple));
        }
        return times;
    }

    private static LocalDateTime time(double seconds) {
        return LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC);
    }

    private static double seconds(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC);
    }

    private boolean isOn(LocalDateTime time) {
        return plus(plus(time, 1), -1).equals(time);
    }

    /** The date so many steps away; from a date between two steps the first leads to the next one. The time of day stays. */
    private LocalDateTime plus(LocalDateTime time, int steps) {
        LocalDate date = time.toLocalDate();
        return time.with(
                switch (unit) {
                    case "B" -> businessDays(date, steps);
                    case "W" -> weeks(date, steps);
                    default -> months(date, steps);
                });
    }

    private static LocalDate businessDays(LocalDate date, int steps) {
        LocalDate day = date;
        int direction = Integer.signum(steps);
        for (int left = Math.abs(steps); left > 0; left--) {
            do {
                day = day.plusDays(direction);
            } while (day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue());
        }
        return day;
    }

    private LocalDate weeks(LocalDate date, int steps) {
        if (steps <= 0) {
            return date.with(TemporalAdjusters.previousOrSame(weekday)).plusWeeks(steps);
        }
        return date.with(TemporalAdjusters.next(weekday)).plusWeeks(steps - 1L);
    }

    private LocalDate months(LocalDate date, int steps) {
        int length = MONTHS.getOrDefault(unit, 1);
        boolean atEnd = unit.endsWith("E");
        LocalDate periodStart = date.withDayOfMonth(1).minusMonths((date.getMonthValue() - 1) % length);
        LocalDate shifted = periodStart.plusMonths((long) length * steps);
        LocalDate anchor = anchor(shifted, length, atEnd);
        // an end not yet reached is the first step ahead
        boolean before = atEnd && steps > 0 && anchor(periodStart, length, true).isAfter(date);
        return before ? anchor(periodStart.plusMonths((long) length * (steps - 1L)), length, true) : anchor;
    }

    private static LocalDate anchor(LocalDate periodStart, int length, boolean atEnd) {
        return atEnd ? periodStart.plusMonths(length).minusDays(1) : periodStart;
    }
}
