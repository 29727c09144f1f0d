package com.bakery.training.activities.external.format;

import com.bakery.training.activities.external.http.SourceException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A page of rows: {@code {"items":[{…},…],"next_cursor":"…"}}.
 *
 * @param next cursor of the next page; null on the last
 */
public record RowPage(List<SourceRow> rows, @Nullable String next) {
    private static final int MAX_ROWS = 200_000;

    /** @throws SourceException INVALID for another format, or more than 200,000 rows */
    public static RowPage read(InputStream in) {
        return SourceJson.read(in, RowPage::page);
    }

    private static RowPage page(JsonParser json) {
        List<SourceRow> rows = null;
        String next = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("items") && value == JsonToken.START_ARRAY) {
                rows = rows(json);
            } else if (field.equals("next_cursor") && value == JsonToken.VALUE_STRING) {
                next = json.getString();
            } else {
                json.skipChildren();
            }
        }
        if (rows == null) {
            throw SourceException.invalid("its answer has no list of items");
        }
        return new RowPage(rows, next);
    }

    private static List<SourceRow> rows(JsonParser json) {
        List<SourceRow> rows = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT || rows.size() == MAX_ROWS) {
                throw SourceException.invalid("its items are not objects, or more than " + MAX_ROWS);
            }
            rows.add(row(json));
        }
        return rows;
    }

    private static SourceRow row(JsonParser json) {
        Map<String, @Nullable Object> values = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            values.put(name, value(json));
        }
        return new SourceRow(values);
    }

    private static @Nullable Object value(JsonParser json) {
        return switch (json.nextToken()) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> {
                json.skipChildren();
                yield null;
            }
        };
    }
}
