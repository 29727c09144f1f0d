package com.bakery.forecasting.cli;

import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.forecasting.TrainingRefusedException.Reason;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Rows of a CSV file with a header; what is wrong is named by file, line, column and value. */
final class CsvRows {
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    private CsvRows() {}

    /**
     * Hands every row on.
     *
     * @param required columns
     * @throws TrainingRefusedException INVALID_DATA
     */
    static void read(Path file, List<String> required, Consumer<CsvRow> consumer) {
        CsvRecords.read(file, CsvRows::invalid, line -> {
            if (!line.getHeader().containsAll(required)) {
                throw invalid(file + " must have the columns " + required + "; it has " + line.getHeader());
            }
            consumer.accept(new CsvRow(file, line));
        });
    }

    static TrainingRefusedException invalid(String message) {
        return new TrainingRefusedException(Reason.INVALID_DATA, message);
    }

    /** One row. */
    record CsvRow(Path file, NamedCsvRecord line) {
        List<String> header() {
            return line.getHeader();
        }

        /** The cell; empty where the row has none. */
        String text(String column) {
            String text = line.findField(column).orElse("").strip();
            if (text.length() > CsvRecords.MAX_CELL) {
                throw refused(
                        column, text.substring(0, 20) + "…", "is longer than " + CsvRecords.MAX_CELL + " characters");
            }
            return text;
        }

        /** The cell as it is written: a name has to be found again in the user's own files. */
        String name(String column) {
            String name = line.findField(column).orElse("");
            if (text(column).isEmpty()) {
                throw refused(column, name, "is empty");
            }
            return name;
        }

        LocalDate day(String column) {
            String text = text(column);
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
                    throw refused(column, text, "lies outside of " + EARLIEST + " to " + LATEST);
                }
                return day;
            } catch (DateTimeException e) {
                throw refused(column, text, "is no date like 2026-01-31");
            }
        }

        /** NaN for an empty cell. */
        double number(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                return Double.NaN;
            }
            try {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw refused(column, text, "is no number");
            }
            throw refused(column, text, "is not finite");
        }

        /** False for an empty cell. */
        boolean flag(String column) {
            return switch (text(column).toLowerCase(Locale.ROOT)) {
                case "1", "true", "yes" -> true;
                case "", "0", "false", "no" -> false;
                default -> throw refused(column, text(column), "is neither true nor false");
            };
        }

        TrainingRefusedException refused(String column, String value, String rule) {
            return invalid(
                    file + ", line " + line.getStartingLineNumber() + ": " + column + " '" + value + "' " + rule);
        }
    }
}
