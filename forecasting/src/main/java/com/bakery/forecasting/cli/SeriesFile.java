package com.bakery.forecasting.cli;

import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.Growth;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.Scale;
import com.bakery.prophet.Seasonality;
import com.bakery.prophet.TimeSeries;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A series in a CSV file with a header: ds, y and further columns by name; those nobody asked for are not looked at. */
final class SeriesFile {
    private static final int MAX_ROWS = 5_000_000;
    private static final int MAX_SHOWN = 200;

    private final Path file;
    private final Set<String> wanted;
    private final boolean withValues;
    private double[] ds = new double[1024];
    private double[] y = new double[1024];
    private final Map<String, double[]> columns = new TreeMap<>();
    private int rows;

    private SeriesFile(Path file, Set<String> wanted, boolean withValues) {
        this.file = file;
        this.wanted = wanted;
        this.withValues = withValues;
    }

    /**
     * The series.
     *
     * @param wanted further columns; those the file lacks are left out, for the model to ask for
     * @param withValues whether y is read, too
     * @throws ProphetException INVALID_DATA naming line and cell
     */
    static TimeSeries read(Path file, Set<String> wanted, boolean withValues) {
        return new SeriesFile(file, wanted, withValues).read();
    }

    /** Columns a model needs to forecast. */
    static Set<String> columnsOf(FittedProphet model) {
        Set<String> names = new TreeSet<>();
        model.features()
                .regressors()
                .forEach(scaling -> names.add(scaling.regressor().name()));
        for (Seasonality seasonality : model.features().seasonalities()) {
            if (seasonality.conditionName() != null) {
                names.add(seasonality.conditionName());
            }
        }
        if (model.options().growth() == Growth.LOGISTIC) {
            names.add(Scale.CAP);
            names.add(Scale.FLOOR);
        }
        return names;
    }

    private TimeSeries read() {
        CsvRecords.read(file, SeriesFile::invalid, this::row);
        Map<String, double[]> read = new TreeMap<>();
        columns.forEach((name, values) -> read.put(name, Arrays.copyOf(values, rows)));
        return new TimeSeries(Arrays.copyOf(ds, rows), withValues ? Arrays.copyOf(y, rows) : new double[0], read);
    }

    private void row(NamedCsvRecord line) {
        if (rows == 0) {
            header(line);
        }
        if (rows == MAX_ROWS) {
            throw invalid(file + " has more than " + MAX_ROWS + " rows");
        }
        if (rows == ds.length) {
            ds = Arrays.copyOf(ds, 2 * rows);
            y = Arrays.copyOf(y, 2 * rows);
            columns.replaceAll((name, values) -> Arrays.copyOf(values, 2 * rows));
        }
        ds[rows] = time(line, cell(line, "ds"));
        if (withValues) {
            y[rows] = number(line, "y");
        }
        columns.forEach((name, values) -> values[rows] = number(line, name));
        rows++;
    }

    private void header(NamedCsvRecord line) {
        Set<String> header = new TreeSet<>(line.getHeader());
        if (!header.contains("ds") || (withValues && !header.contains("y"))) {
            throw invalid(file + " must have the columns ds" + (withValues ? " and y" : "") + "; it has "
                    + shown(line.getHeader().toString()));
        }
        wanted.stream().filter(header::contains).forEach(name -> columns.put(name, new double[ds.length]));
    }

    private String cell(NamedCsvRecord line, String column) {
        String cell = line.findField(column)
                .orElseThrow(() -> invalid("line " + line.getStartingLineNumber() + " has no " + column));
        if (cell.length() > CsvRecords.MAX_CELL) {
            throw invalid("line " + line.getStartingLineNumber() + ": " + column + " has more than "
                    + CsvRecords.MAX_CELL + " characters");
        }
        return cell.strip();
    }

    private double time(NamedCsvRecord line, String text) {
        try {
            if (text.length() <= 10) {
                return LocalDate.parse(text).toEpochDay() * TimeSeries.DAY;
            }
            LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
            return time.toInstant(ZoneOffset.UTC).toEpochMilli() / 1000.0;
        } catch (DateTimeException e) {
            throw invalid("line " + line.getStartingLineNumber() + ": ds '" + shown(text)
                    + "' is no date (2024-01-31) or time (2024-01-31 13:00:00) without a zone");
        }
    }

    /** NaN for an empty cell. */
    private double number(NamedCsvRecord line, String column) {
        String text = cell(line, column);
        switch (text.toLowerCase(Locale.ROOT)) {
            case "", "nan", "na", "null" -> {
                return Double.NaN;
            }
            case "true" -> {
                return 1;
            }
            case "false" -> {
                return 0;
            }
            default -> {
                try {
                    return Double.parseDouble(text);
                } catch (NumberFormatException e) {
                    throw invalid("line " + line.getStartingLineNumber() + ": " + column + " '" + shown(text)
                            + "' is no number");
                }
            }
        }
    }

    /** At most a line of it, without what a terminal would obey. */
    private static String shown(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= MAX_SHOWN ? printable : printable.substring(0, MAX_SHOWN) + " ...";
    }

    private static ProphetException invalid(String message) {
        return new ProphetException(Reason.INVALID_DATA, message);
    }
}
