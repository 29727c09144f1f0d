package com.bakery.training.registry.schedule;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.scheduling.support.CronExpression;

/** The five fields of a cron expression that every reader understands alike. */
record CronFields(List<String> fields) {
    private static final String ITEM = "([0-9]{1,2}|[A-Za-z]{3})";
    private static final String PART = "(\\*|" + ITEM + "(-" + ITEM + ")?)(/[0-9]{1,2})?";
    private static final Pattern FIELD = Pattern.compile(PART + "(," + PART + ")*");
    private static final List<String> NAMES = List.of("minute", "hour", "day of month", "month", "day of week");
    private static final int DAY_OF_MONTH = 2;
    private static final int DAY_OF_WEEK = 4;
    private static final int MAX_LENGTH = 100;
    private static final LocalDateTime A_MONDAY = LocalDateTime.of(2026, 1, 5, 0, 0);

    CronFields {
        fields = List.copyOf(fields);
    }

    /** @throws InvalidScheduleException naming the rule */
    static CronFields of(String cron) {
        List<String> fields =
                cron.length() > MAX_LENGTH ? List.of() : List.of(cron.strip().split("[ \t]+"));
        if (fields.size() != NAMES.size()) {
            throw invalid("'" + shortened(cron) + "' must have five fields (" + String.join(", ", NAMES)
                    + ") and at most " + MAX_LENGTH + " characters");
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!FIELD.matcher(fields.get(i)).matches()) {
                throw invalid("'" + fields.get(i) + "' is not a " + NAMES.get(i)
                        + "; numbers, names of three letters, * , - and / are known");
            }
        }
        if (!isAny(fields.get(DAY_OF_MONTH)) && !isAny(fields.get(DAY_OF_WEEK))) {
            throw invalid("'" + cron + "' must leave day of month or day of week at *");
        }
        if (fields.get(DAY_OF_WEEK).contains("*/")) {
            throw invalid("'" + fields.get(DAY_OF_WEEK) + "' must name the days of the week");
        }
        return new CronFields(fields);
    }

    private static boolean isAny(String field) {
        return field.startsWith("*");
    }

    private static String shortened(String cron) {
        return cron.length() > MAX_LENGTH ? cron.substring(0, MAX_LENGTH) + "…" : cron;
    }

    static InvalidScheduleException invalid(String rule) {
        return new InvalidScheduleException("cron", rule);
    }

    String cron() {
        return String.join(" ", fields);
    }

    /** @throws InvalidScheduleException for a number that its field does not have */
    CronExpression expression() {
        return parse("0 " + cron());
    }

    private CronExpression parse(String expression) {
        try {
            return CronExpression.parse(expression);
        } catch (IllegalArgumentException e) {
            throw invalid("'" + cron() + "' is not a cron expression: " + e.getMessage());
        }
    }

    /** Days of the week as numbers, Sunday 0: not every reader knows a range that ends on Sunday. */
    String unix() {
        String days = fields.get(DAY_OF_WEEK);
        return String.join(" ", fields.subList(0, DAY_OF_WEEK)) + " " + ("*".equals(days) ? days : numbers(days));
    }

    private String numbers(String days) {
        CronExpression midnights = parse("0 0 0 * * " + days);
        return Stream.iterate(
                        midnights.next(A_MONDAY.minusSeconds(1)),
                        day -> day != null && day.isBefore(A_MONDAY.plusWeeks(1)),
                        midnights::next)
                .map(day -> Integer.toString(day.getDayOfWeek().getValue() % DayOfWeek.SUNDAY.getValue()))
                .collect(Collectors.joining(","));
    }
}
