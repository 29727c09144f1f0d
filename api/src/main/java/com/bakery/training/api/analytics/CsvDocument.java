package com.bakery.training.api.analytics;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table as CSV (RFC 4180, UTF-8). Texts that a spreadsheet would run as a formula are written as texts. */
final class CsvDocument {
    private static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /** What spreadsheets take for a formula, in full width too, and behind characters they skip. */
    private static final Pattern FORMULA = Pattern.compile("^[\\p{Z}\\p{C}]*[=+\\-@＝＋－＠].*", Pattern.DOTALL);

    private final StringWriter text = new StringWriter();
    private final CsvWriter writer = CsvWriter.builder().bufferSize(0).build(text);

    CsvDocument(String... header) {
        writer.writeRecord(header);
    }

    /** Numbers are written as they are, null as an empty cell. */
    CsvDocument row(@Nullable Object... cells) {
        List<String> record = new ArrayList<>();
        Arrays.stream(cells).map(CsvDocument::cell).forEach(record::add);
        writer.writeRecord(record);
        return this;
    }

    private static String cell(@Nullable Object value) {
        String plain = Objects.toString(value, "");
        return value instanceof Number || !FORMULA.matcher(plain).matches() ? plain : "'" + plain;
    }

    /** The answer that a browser stores as {@code name}.csv. */
    ResponseEntity<Object> answer(String name) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .body(text.toString());
    }
}
