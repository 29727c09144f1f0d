package com.bakery.training.api.data;

import com.bakery.training.api.problem.Bodies;
import com.bakery.training.api.problem.Problems;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Rows of a JSON array of flat objects, read one at a time. */
final class JsonRowReader implements RowReader {
    private static final int MAX_COLUMNS = 200;
    private final JsonMapper json;

    JsonRowReader(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Set<String> read(InputStream body, Set<String> required, Consumer<Row> rows) {
        Set<String> columns = new LinkedHashSet<>();
        try (JsonParser parser = json.createParser(body)) {
            require(parser.nextToken() == JsonToken.START_ARRAY, "an array of rows");
            for (long number = 1; parser.nextToken() != JsonToken.END_ARRAY; number++) {
                require(parser.currentToken() == JsonToken.START_OBJECT, "an array of objects");
                Row row = new Row(number, cells(parser));
                columns.addAll(row.cells().keySet());
                rows.accept(row);
            }
            require(parser.nextToken() == null, "one array");
        } catch (JacksonException e) {
            throw Bodies.refusal(e);
        }
        return columns;
    }

    private static Map<String, String> cells(JsonParser parser) {
        Map<String, String> cells = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String column = parser.currentName().strip().toLowerCase(Locale.ROOT);
            JsonToken value = parser.nextToken();
            require(value.isScalarValue(), "flat objects; " + column + " is not a plain value");
            cells.put(column, value == JsonToken.VALUE_NULL ? "" : parser.getString());
            require(cells.size() <= MAX_COLUMNS, "at most " + MAX_COLUMNS + " columns");
        }
        return cells;
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw Problems.badRequest("The body must be " + expected);
        }
    }
}
