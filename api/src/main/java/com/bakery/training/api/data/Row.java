package com.bakery.training.api.data;

import com.bakery.training.api.problem.Ids;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of an upload as text, with readers that refuse what breaks a rule.
 *
 * @param line where the row starts in a CSV file, header included; the row's number from 1 on in JSON
 * @param cells text by lower-case column name; an empty text is an unknown value
 */
record Row(long line, Map<String, String> cells) {
    private static final int MAX_TEXT = 200;
    private static final double MAX_NUMBER = 1e9;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})([eE][+-]?\\d{1,2})?");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern HALF_A_PAIR = Pattern.compile("\\p{Cs}");

    /** The text of a column in its composed Unicode form; null where it is empty. */
    @Nullable
    String text(String column) {
        String raw = cells.get(column);
        if (raw == null || raw.isBlank()) {
            return null;
        }
        String text = Normalizer.normalize(raw.strip(), Normalizer.Form.NFC);
        if (text.length() > MAX_TEXT) {
            throw new RowRefusedException(column, "has more than " + MAX_TEXT + " characters");
        }
        if (CONTROL.matcher(text).find()) {
            throw new RowRefusedException(column, "contains a control character");
        }
        if (HALF_A_PAIR.matcher(text).find()) {
            throw new RowRefusedException(column, "contains half a Unicode surrogate pair");
        }
        return text;
    }

    /** The text of a column that must not be empty. */
    String required(String column) {
        String text = text(column);
        if (text == null) {
            throw new RowRefusedException(column, "is missing");
        }
        return text;
    }

    /** The day of a column, not after {@code latest}. */
    LocalDate day(String column, LocalDate latest) {
        String text = required(column);
        LocalDate day = parseDay(column, text);
        if (day.getYear() < 1970 || day.isAfter(latest)) {
            throw new RowRefusedException(column, "'" + text + "' does not lie in 1970-01-01.." + latest);
        }
        return day;
    }

    private static LocalDate parseDay(String column, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new RowRefusedException(column, "'" + text + "' is not a date like 2026-01-31");
        }
    }

    /** The number of a column, between -1e9 and 1e9; null where it is empty. */
    @Nullable
    Double number(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new RowRefusedException(column, "'" + text + "' is not a number");
        }
        double value = Double.parseDouble(text);
        if (Math.abs(value) > MAX_NUMBER) {
            throw new RowRefusedException(column, "'" + text + "' does not lie in -1e9..1e9");
        }
        return value;
    }

    /** The yes or no of a column; null where it is empty. */
    @Nullable
    Boolean flag(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes" -> Boolean.TRUE;
            case "0", "false", "no" -> Boolean.FALSE;
            default -> throw new RowRefusedException(column, "'" + text + "' is none of 0, 1, true, false, yes, no");
        };
    }

    /** The id of a column; null where it is empty. */
    @Nullable
    UUID id(String column) {
        String text = text(column);
        return text == null
                ? null
                : Ids.parse(text).orElseThrow(() -> new RowRefusedException(column, "'" + text + "' is not a UUID"));
    }
}
