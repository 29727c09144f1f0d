package com.bakery.training.registry.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * The times that a cron expression names in a time zone: five fields as UNIX writes them (minute, hour, day of month, month,
 * day of week), numbers, names, lists, ranges and steps. Refused is what two readers of such expressions understand
 * differently, since the service and the Temporal server both read it.
 */
public final class CronTimes {
    private static final String ITEM = "([0-9]{1,2}|[A-Za-z]{3})";
    private static final String PART = "(\\*|" + ITEM + "(-" + ITEM + ")?)(/[0-9]{1,2})?";
    private static final Pattern FIELD = Pattern.compile(PART + "(," + PART + ")*");
    private static final List<String> FIELDS = List.of("minute", "hour", "day of month", "month", "day of week");
    private static final int DAY_OF_MONTH = 2;
    private static final int DAY_OF_WEEK = 4;
    private static final int MAX_LENGTH = 100;
    private static final LocalDateTime A_MONDAY = LocalDateTime.of(2026, 1, 5, 0, 0);

    private final CronExpression expression;
    private final ZoneId zone;
    private final String cron;
    private final String unix;

    private CronTimes(CronExpression expression, ZoneId zone, String cron, String unix) {
        this.expression = expression;
        this.zone = zone;
        this.cron = cron;
        this.unix = unix;
    }

    /**
     * Reads an expression.
     *
     * @param timeZone IANA name
     * @throws InvalidScheduleException naming the field and the rule, also for times that never come (30 February)
     */
    public static CronTimes of(String cron, String timeZone) {
        ZoneId zone = zone(timeZone);
        List<String> fields = fields(cron);
        String clean = String.join(" ", fields);
        CronTimes times = new CronTimes(parse("0 " + clean, cron), zone, clean, unix(fields, cron));
        if (times.next(Instant.EPOCH).isEmpty()) {
            throw invalid("'" + cron + "' names a day that never comes");
        }
        return times;
    }

    private static ZoneId zone(String timeZone) {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw new InvalidScheduleException("time_zone", "'" + timeZone + "' is not an IANA time zone");
        }
        return ZoneId.of(timeZone);
    }

    private static List<String> fields(String cron) {
        List<String> fields =
                cron.length() > MAX_LENGTH ? List.of() : List.of(cron.strip().split("[ \t]+"));
        if (fields.size() != FIELDS.size()) {
            throw invalid("'" + shortened(cron) + "' must have five fields (" + String.join(", ", FIELDS)
                    + ") and at most " + MAX_LENGTH + " characters");
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!FIELD.matcher(fields.get(i)).matches()) {
                throw invalid("'" + fields.get(i) + "' is not a " + FIELDS.get(i)
                        + "; numbers, names of three letters, * , - and / are known");
            }
        }
        if (!isAny(fields.get(DAY_OF_MONTH)) && !isAny(fields.get(DAY_OF_WEEK))) {
            throw invalid("'" + cron + "' must leave day of month or day of week at *");
        }
        if (fields.get(DAY_OF_WEEK).contains("*/")) {
            throw invalid("'" + fields.get(DAY_OF_WEEK) + "' must name the days of the week");
        }
        return fields;
    }

    private static boolean isAny(String field) {
        return field.startsWith("*");
    }

    private static CronExpression parse(String expression, String cron) {
        try {
            return CronExpression.parse(expression);
        } catch (IllegalArgumentException e) {
            throw invalid("'" + cron + "' is not a cron expression: " + e.getMessage());
        }
    }

    /** Days of the week as numbers, Sunday 0: not every reader knows a range that ends on Sunday. */
    private static String unix(List<String> fields, String cron) {
        String days = fields.get(DAY_OF_WEEK);
        if (!"*".equals(days)) {
            CronExpression midnights = parse("0 0 0 * * " + days, cron);
            days = Stream.iterate(
                            midnights.next(A_MONDAY.minusSeconds(1)),
                            day -> day != null && day.isBefore(A_MONDAY.plusWeeks(1)),
                            midnights::next)
                    .map(day -> Integer.toString(day.getDayOfWeek().getValue() % DayOfWeek.SUNDAY.getValue()))
                    .collect(Collectors.joining(","));
        }
        return String.join(" ", fields.subList(0, DAY_OF_WEEK)) + " " + days;
    }

    private static String shortened(String cron) {
        return cron.length() > MAX_LENGTH ? cron.substring(0, MAX_LENGTH) + "…" : cron;
    }

    private static InvalidScheduleException invalid(String rule) {
        return new InvalidScheduleException("cron", rule);
    }

    /** The expression as it was written, with one blank between two fields. */
    public String cron() {
        return cron;
    }

    /** The same times in five fields that every reader of UNIX expressions understands alike. */
    public String unix() {
        return unix;
    }

    public ZoneId zone() {
        return zone;
    }

    /**
     * The first time after {@code after}. An hour that the clock skips in spring has no times; those of the hour that comes
     * twice in autumn come once, the second time, as the server has it.
     */
    public Optional<Instant> next(Instant after) {
        @Nullable ZonedDateTime next = expression.next(after.atZone(zone));
        while (next != null && comesAgain(next)) {
            next = expression.next(next);
        }
        return Optional.ofNullable(next).map(ZonedDateTime::toInstant);
    }

    private boolean comesAgain(ZonedDateTime time) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time.toLocalDateTime());
        return offsets.size() > 1 && time.getOffset().equals(offsets.get(0));
    }

    /** The first {@code count} times after {@code after}, fewer where the expression names fewer. */
    public List<Instant> next(Instant after, int count) {
        List<Instant> times = new ArrayList<>();
        Optional<Instant> next = next(after);
        while (next.isPresent() && times.size() < count) {
            times.add(next.get());
            next = next(next.get());
        }
        return times;
    }

    /** The last time after {@code after} and not after {@code until}; it walks through all of them. */
    public Optional<Instant> last(Instant after, Instant until) {
        Optional<Instant> last = Optional.empty();
        Optional<Instant> next = next(after);
        while (next.isPresent() && !next.get().isAfter(until)) {
            last = next;
            next = next(next.get());
        }
        return last;
    }
}
