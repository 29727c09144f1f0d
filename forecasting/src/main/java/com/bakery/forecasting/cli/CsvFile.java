package com.bakery.forecasting.cli;

import com.bakery.prophet.TimeSeries;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** A CSV file written column by column, as pandas would write it. */
final class CsvFile {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final List<String> names = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();

    /** What stands in the rows of a column. */
    record Column(int rows, IntFunction<String> cell) {}

    static void write(Path file, Consumer<CsvFile> content) {
        CsvFile table = new CsvFile();
        content.accept(table);
        OutputFile.write(file, table.text().getBytes(StandardCharsets.UTF_8));
    }

    void column(String name, Column column) {
        names.add(name);
        columns.add(column);
    }

    /** Dates, or times where one of them is not midnight. */
    static Column times(double[] seconds) {
        boolean midnight = Arrays.stream(seconds).allMatch(time -> time % TimeSeries.DAY == 0);
        DateTimeFormatter format = midnight ? DATE : TIME;
        return new Column(
                seconds.length,
                row -> format.format(LocalDateTime.ofEpochSecond((long) Math.floor(seconds[row]), 0, ZoneOffset.UTC)));
    }

    /** The shortest digits that give the same number; an empty cell for none. */
    static Column numbers(double[] values) {
        return new Column(values.length, row -> Double.isNaN(values[row]) ? "" : Double.toString(values[row]));
    }

    private String text() {
        StringWriter out = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(out)) {
            writer.writeRecord(names);
            for (int row = 0; row < columns.get(0).rows(); row++) {
                List<String> cells = new ArrayList<>(columns.size());
                for (Column column : columns) {
                    cells.add(column.cell().apply(row));
                }
                writer.writeRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
