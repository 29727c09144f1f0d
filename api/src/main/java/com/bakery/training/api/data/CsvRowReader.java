package com.bakery.training.api.data;

import com.bakery.training.api.problem.Bodies;
import com.bakery.training.api.problem.Problems;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Rows of a UTF-8 CSV file whose first line names the columns. */
final class CsvRowReader implements RowReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Override
    public Set<String> read(InputStream body, Set<String> required, Consumer<Row> rows) throws IOException {
        try (CsvReader<CsvRecord> csv = open(body);
                CloseableIterator<CsvRecord> records = csv.iterator()) {
            if (!records.hasNext()) {
                throw Problems.badRequest("The file is empty; its first line names the columns: " + required);
            }
            List<String> header = header(records.next(), required);
            records.forEachRemaining(record -> rows.accept(row(header, record)));
            return new LinkedHashSet<>(header);
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    /** Bytes that are no UTF-8 are an error, not question marks in product names. */
    private static CsvReader<CsvRecord> open(InputStream body) {
        InputStreamReader text = new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder());
        return CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
    }

    private static List<String> header(CsvRecord first, Set<String> required) {
        List<String> names = first.getFields().stream()
                .map(name -> name.replace(BYTE_ORDER_MARK, "").strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.containsAll(required)) {
            throw Problems.badRequest("The first line must name the columns " + required + ", it names " + names);
        }
        if (new LinkedHashSet<>(names).size() < names.size()) {
            throw Problems.badRequest("The first line names a column twice: " + names);
        }
        return names;
    }

    /** A row with a wrong number of fields has no cells: its refusal then names what is missing. */
    private static Row row(List<String> header, CsvRecord record) {
        Map<String, String> cells = new HashMap<>();
        if (record.getFieldCount() == header.size()) {
            for (int i = 0; i < header.size(); i++) {
                cells.put(header.get(i), record.getField(i));
            }
        }
        return new Row(record.getStartingLineNumber(), cells);
    }

    private static RuntimeException unreadable(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return Problems.badRequest("The file is not UTF-8");
            }
        }
        return failure instanceof CsvParseException parse && !(parse.getCause() instanceof IOException)
                ? Problems.badRequest("The file is not CSV: " + parse.getMessage())
                : Bodies.refusal(failure);
    }
}
