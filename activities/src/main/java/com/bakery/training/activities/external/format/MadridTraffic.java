package com.bakery.training.activities.external.format;

import com.bakery.training.activities.external.http.SourceException;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Madrid's traffic counts, a month of quarter hours of many measuring points in one file: semicolons, quoted texts, {@code NaN} for a number that is missing, in both
 * layouts (up to 2017, and since). It becomes {@code traffic}: vehicles per hour, the mean over points and day.
 */
public final class MadridTraffic {
    /** The number's name. */
    public static final String NAME = "traffic";

    private static final String DAY = "fecha";
    private static final String INTENSITY = "intensidad";
    private static final String ERROR = "error";
    private static final int DATE_LENGTH = 10;
    private static final int ROWS_PER_LOOK = 50_000;

    private final YearMonth month;
    private final Refusals refusals;
    private final Map<LocalDate, Mean> means = new TreeMap<>();

    private static final class Mean {
        private double sum;
        private long count;
    }

    private MadridTraffic(YearMonth month, Refusals refusals) {
        this.month = month;
        this.refusals = refusals;
    }

    /**
     * The mean of each day of the month; a day without a count is left out.
     *
     * @param look called every 50,000 rows: a month has millions
     * @param refusals hears of rows that cannot be true; those that the publisher marks as errors count too
     * @throws SourceException INVALID for another format
     */
    public static Map<LocalDate, Map<String, Double>> read(
            InputStream in, YearMonth month, Runnable look, Refusals refusals) {
        MadridTraffic traffic = new MadridTraffic(month, refusals);
        traffic.rows(in, look);
        Map<LocalDate, Map<String, Double>> days = new TreeMap<>();
        traffic.means.forEach((day, mean) -> days.put(day, Map.of(NAME, mean.sum / mean.count)));
        return days;
    }

    private void rows(InputStream in, Runnable look) {
        // the columns that are read are ASCII; the file is Latin-1 or UTF-8
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .fieldSeparator(';')
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // a row that is cut costs itself, not its month
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(1 << 20)
                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.ISO_8859_1))) {
            long count = 0;
            for (NamedCsvRecord row : rows) {
                if (count++ % ROWS_PER_LOOK == 0) {
                    look.run();
                    requireColumns(row.getHeader());
                }
                take(row);
            }
            if (count == 0) {
                throw SourceException.invalid("its answer has no rows");
            }
        } catch (CsvParseException e) {
            throw SourceException.invalid("its answer is not a table with semicolons");
        } catch (IOException e) {
            throw new UncheckedIOException("The traffic file could not be read", e);
        }
    }

    private static void requireColumns(List<String> header) {
        if (!header.containsAll(List.of(DAY, INTENSITY))) {
            throw SourceException.invalid("its answer has no columns " + DAY + " and " + INTENSITY);
        }
    }

    private void take(NamedCsvRecord row) {
        String time = row.findField(DAY).orElse("");
        String intensity = row.findField(INTENSITY).orElse("");
        String error = row.findField(ERROR).orElse("");
        if (row.getFieldCount() != row.getHeader().size()) {
            refusals.add("the row has more or fewer columns than the head", time);
            return;
        }
        if (intensity.isEmpty() || intensity.equals("NaN")) {
            return; // the publisher's way of saying that nothing was measured
        }
        if (!error.isEmpty() && !error.equals("N")) {
            refusals.add("the publisher marks the row as an error", time + ": " + error);
            return;
        }
        try {
            LocalDate day = LocalDate.parse(time.substring(0, Math.min(DATE_LENGTH, time.length())));
            double value = Double.parseDouble(intensity);
            if (!YearMonth.from(day).equals(month)) {
                refusals.add("the day lies outside the month asked for", time);
            } else if (Plausible.objection(NAME, value).isPresent()) {
                refusals.add(Plausible.objection(NAME, value).get(), time + ": " + intensity);
            } else {
                Mean mean = means.computeIfAbsent(day, d -> new Mean());
                mean.sum += value;
                mean.count++;
            }
        } catch (DateTimeException e) {
            refusals.add(DAY + " is not a date", time);
        } catch (NumberFormatException e) {
            refusals.add(INTENSITY + " is not a number", time + ": " + intensity);
        }
    }
}
