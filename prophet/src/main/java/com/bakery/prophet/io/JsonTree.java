package com.bakery.prophet.io;

import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One JSON object while it is read: every key must be asked for exactly once, so that an unknown or missing one is an error. */
final class JsonTree {
    private final String path;
    private final Map<String, @Nullable Object> values;

    private JsonTree(String path, Map<String, @Nullable Object> values) {
        this.path = path;
        this.values = values;
    }

    /** Reads the object whose start is the parser's current token. */
    static JsonTree read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw invalid("the file is not a JSON object");
        }
        JsonTree tree = new JsonTree("", object(parser));
        if (parser.nextToken() != null) {
            throw invalid("something follows the JSON object");
        }
        return tree;
    }

    double number(String key) {
        return as(Number.class, take(key), key, "a number").doubleValue();
    }

    double positive(String key) {
        double number = number(key);
        if (number <= 0) {
            throw invalid(path + key + " must be above 0, not " + number);
        }
        return number;
    }

    int integer(String key) {
        double number = number(key);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw invalid(path + key + " must be a whole number, not " + number);
        }
        return (int) number;
    }

    boolean truth(String key) {
        return as(Boolean.class, take(key), key, "true or false");
    }

    String text(String key) {
        return as(String.class, take(key), key, "a text");
    }

    @Nullable
    String textOrNull(String key) {
        Object value = take(key);
        return value == null ? null : as(String.class, value, key, "a text or null");
    }

    @Nullable
    Double numberOrNull(String key) {
        Object value = take(key);
        return value == null
                ? null
                : Double.valueOf(
                        as(Number.class, value, key, "a number or null").doubleValue());
    }

    double[] numbers(String key) {
        return items(key).stream()
                .mapToDouble(
                        item -> as(Number.class, item, key, "a list of numbers").doubleValue())
                .toArray();
    }

    @Nullable
    List<String> textsOrNull(String key) {
        Object value = take(key);
        if (value == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Object item : as(List.class, value, key, "a list or null")) {
            texts.add(as(String.class, item, key, "a list of texts"));
        }
        return texts;
    }

    JsonTree child(String key) {
        return new JsonTree(path + key + ".", keyed(as(Map.class, take(key), key, "an object")));
    }

    List<JsonTree> children(String key) {
        List<JsonTree> children = new ArrayList<>();
        for (Object item : items(key)) {
            Map<?, ?> map = as(Map.class, item, key, "a list of objects");
            children.add(new JsonTree(path + key + "[" + children.size() + "].", keyed(map)));
        }
        return children;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether the key stands there with another value than null. */
    boolean hasValue(String key) {
        return values.get(key) != null;
    }

    /** Reads the key and drops it. */
    void skip(String key) {
        values.remove(key);
    }

    Set<String> keys() {
        return Set.copyOf(values.keySet());
    }

    /** The value as it stands there: a text, a number, true, false or null. */
    @Nullable
    Object scalar(String key) {
        return take(key);
    }

    /** A list as it stands there. */
    List<?> list(String key) {
        return items(key);
    }

    /** Numbers, be they a plain list or the one row of a matrix. */
    double[] row(String key) {
        List<?> items = items(key);
        if (items.size() == 1 && items.get(0) instanceof List<?> only) {
            items = only;
        }
        return items.stream()
                .mapToDouble(item ->
                        as(Number.class, item, key, "numbers of one draw").doubleValue())
                .toArray();
    }

    /** A list whose items are texts, and an object with one entry for each: how Python keeps an ordered dict. */
    Map<String, JsonTree> ordered(String key) {
        List<?> pair = items(key);
        if (pair.size() != 2) {
            throw invalid(path + key + " must be names and their values");
        }
        Map<?, ?> byName = as(Map.class, pair.get(1), key, "names and an object");
        Map<String, JsonTree> ordered = new LinkedHashMap<>();
        for (Object name : as(List.class, pair.get(0), key, "a list of names")) {
            String text = as(String.class, name, key, "a list of names");
            Map<?, ?> value = as(Map.class, byName.get(text), key, "one object for each name");
            ordered.put(text, new JsonTree(path + key + "." + text + ".", keyed(value)));
        }
        return ordered;
    }

    /** Ends the reading of this object: keys nobody asked for are refused. */
    void end() {
        if (!values.isEmpty()) {
            throw invalid("unknown keys " + path + values.keySet());
        }
    }

    private @Nullable Object take(String key) {
        if (!values.containsKey(key)) {
            throw invalid(path + key + " is missing");
        }
        return values.remove(key);
    }

    private List<?> items(String key) {
        return as(List.class, take(key), key, "a list");
    }

    private <T> T as(Class<T> type, @Nullable Object value, String key, String rule) {
        if (!type.isInstance(value)) {
            throw invalid(path + key + " must be " + rule);
        }
        return type.cast(value);
    }

    private static Map<String, @Nullable Object> keyed(Map<?, ?> map) {
        Map<String, @Nullable Object> keyed = new TreeMap<>();
        map.forEach((key, value) -> keyed.put((String) key, value));
        return keyed;
    }

    static Map<String, @Nullable Object> object(JsonParser parser) {
        Map<String, @Nullable Object> object = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (object.containsKey(key)) {
                throw invalid("the key " + key + " stands twice");
            }
            object.put(key, value(parser));
        }
        return object;
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw invalid("unexpected " + parser.currentToken());
        };
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw invalid("a number is too large for a double");
        }
        return number;
    }

    static ProphetException invalid(String message) {
        return new ProphetException(Reason.INVALID_MODEL_FILE, message);
    }
}
