package com.bakery.training.registry.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * The times that a cron expression names in a time zone: five fields as UNIX writes them (minute, hour, day of month, month,
 * day of week), numbers, names, lists, ranges and steps. Refused is what two readers of such expressions understand
 * differently, since the service and the Temporal server both read it.
 */
public final class CronTimes {
    private final CronFields fields;
    private final CronExpression expression;
    private final ZoneId zone;

    private CronTimes(CronFields fields, CronExpression expression, ZoneId zone) {
        this.fields = fields;
        this.expression = expression;
        this.zone = zone;
    }

    /**
     * Reads an expression.
     *
     * @param timeZone IANA name
     * @throws InvalidScheduleException naming the field and the rule, also for times that never come (30 February)
     */
    public static CronTimes of(String cron, String timeZone) {
        ZoneId zone = zone(timeZone);
        CronFields fields = CronFields.of(cron);
        CronTimes times = new CronTimes(fields, fields.expression(), zone);
        if (times.next(Instant.EPOCH).isEmpty()) {
            throw CronFields.invalid("'" + cron + "' names a day that never comes");
        }
        return times;
    }

    private static ZoneId zone(String timeZone) {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw new InvalidScheduleException("time_zone", "'" + timeZone + "' is not an IANA time zone");
        }
        return ZoneId.of(timeZone);
    }

    /** The expression as it was written, with one blank between two fields. */
    public String cron() {
        return fields.cron();
    }

    /** The same times in five fields that every reader of UNIX expressions understands alike. */
    public String unix() {
        return fields.unix();
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
