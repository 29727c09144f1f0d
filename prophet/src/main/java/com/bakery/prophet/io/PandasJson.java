package com.bakery.prophet.io;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Frames and series as pandas writes them: {@code orient="table"} and {@code orient="split"}. */
final class PandasJson {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    private PandasJson() {}

    /** The values of a series. */
    static List<?> series(StrictJson json, String text) {
        return json.read(text, parser -> {
            JsonTree tree = JsonTree.read(parser);
            return tree.list("data");
        });
    }

    /** Hands over the rows of a frame one by one, so that a long history is never held. */
    static void rows(StrictJson json, String text, Consumer<Map<String, @Nullable Object>> row) {
        json.read(text, parser -> {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw JsonTree.invalid("a frame is not a JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean data = "data".equals(parser.currentName());
                parser.nextToken();
                if (data) {
                    readRows(parser, row);
                } else {
                    parser.skipChildren();
                }
            }
            return row;
        });
    }

    private static void readRows(JsonParser parser, Consumer<Map<String, @Nullable Object>> row) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw JsonTree.invalid("the rows of a frame are not a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw JsonTree.invalid("a row of a frame is not an object");
            }
            row.accept(JsonTree.object(parser));
        }
    }

    /** Seconds since 1970 of a time that pandas wrote, with or without fraction and Z. */
    static double seconds(@Nullable Object time) {
        if (!(time instanceof String text)) {
            throw JsonTree.invalid(time + " is no time");
        }
        String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        try {
            LocalDateTime parsed = local.length() <= 10
                    ? LocalDate.parse(local).atStartOfDay()
                    : LocalDateTime.parse(local.replace(' ', 'T'));
            return parsed.toInstant(ZoneOffset.UTC).toEpochMilli() / 1000.0;
        } catch (DateTimeException e) {
            throw JsonTree.invalid(text + " is no time");
        }
    }

    /** A time as pandas writes it, in milliseconds. */
    static String time(double seconds) {
        long millis = Math.round(seconds * 1000);
        return TIME.format(LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1000L), (int) Math.floorMod(millis, 1000L) * 1_000_000, ZoneOffset.UTC));
    }

    /** Writes a series: its name or null, the numbers from 0, the values. */
    static void writeSeries(JsonGenerator json, @Nullable String name, List<String> values) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeName("index");
        json.writeStartArray();
        for (int i = 0; i < values.size(); i++) {
            json.writeNumber(i);
        }
        json.writeEndArray();
        json.writeName("data");
        json.writeStartArray();
        values.forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A column of a frame that is written: its name, pandas' type, and what writes a row's value. */
    record Column(String name, String type, CellWriter cell) {}

    /** Writes the value of a row. */
    interface CellWriter {
        void write(JsonGenerator json, int row);
    }

    static Column numbers(String name, double[] values) {
        return new Column(name, "number", (json, row) -> json.writeNumber(values[row]));
    }

    static Column integers(String name, int[] values) {
        return new Column(name, "integer", (json, row) -> json.writeNumber(values[row]));
    }

    static Column texts(String name, String type, List<String> values) {
        return new Column(name, type, (json, row) -> json.writeString(values.get(row)));
    }

    static void writeTable(JsonGenerator json, List<Column> columns, int rows) {
        json.writeStartObject();
        json.writeName("schema");
        json.writeStartObject();
        json.writeName("fields");
        json.writeStartArray();
        for (Column column : columns) {
            json.writeStartObject();
            json.writeStringProperty("name", column.name());
            json.writeStringProperty("type", column.type());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringProperty("pandas_version", "1.4.0");
        json.writeEndObject();
        json.writeName("data");
        json.writeStartArray();
        for (int row = 0; row < rows; row++) {
            json.writeStartObject();
            for (Column column : columns) {
                json.writeName(column.name());
                column.cell().write(json, row);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static List<String> times(double[] seconds) {
        List<String> times = new ArrayList<>();
        for (double second : seconds) {
            times.add(time(second));
        }
        return times;
    }
}
