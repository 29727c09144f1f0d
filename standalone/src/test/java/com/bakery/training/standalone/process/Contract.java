package com.bakery.training.standalone.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract as its own document says it, {@code docs/contract}. */
final class Contract {
    private static final Pattern METRIC = Pattern.compile(
            "(Counter|Gauge|Histogram)\\(\\s*'(\\w+)',\\s*'[^']*',\\s*\\[([^\\]]*)\\](?:,\\s*buckets=\\[([^\\]]*)\\])?");
    private static final Pattern EVENT = Pattern.compile("\\{\\s*\"event_type\"");
    private static final Pattern NAME = Pattern.compile("\"(\\w+)\":");
    private static final Path FOLDER = Path.of("..", "docs", "contract");

    private final String text;

    Contract(String text) {
        this.text = text;
    }

    /** The contract of this service. */
    static Contract read() throws IOException {
        return new Contract(Files.readString(FOLDER.resolve("SEED-CONTRACT.md")));
    }

    /** The rows of the table in another document of the contract, without its head; cells are trimmed. */
    static List<List<String>> table(String document) throws IOException {
        return rows(Files.readString(FOLDER.resolve(document)));
    }

    /** A metric of the old service: its type, labels and, for a histogram, the upper bounds of its buckets. */
    record Metric(String type, String name, List<String> labels, List<Double> buckets) {}

    /** A variable of the old service. */
    record Variable(String name, String defaultValue) {}

    /** The statements that make the tables. */
    String tables() {
        return block("## Tables");
    }

    List<Metric> metrics() {
        return METRIC.matcher(block("## Prometheus metrics"))
                .results()
                .map(Contract::metric)
                .toList();
    }

    private static Metric metric(MatchResult found) {
        List<String> labels =
                words(found.group(3)).map(word -> word.replace("'", "")).toList();
        List<Double> buckets = found.group(4) == null
                ? List.of()
                : words(found.group(4)).map(Double::valueOf).toList();
        return new Metric(found.group(1).toLowerCase(Locale.ROOT), found.group(2), labels, buckets);
    }

    private static Stream<String> words(String list) {
        return Arrays.stream(list.split(",")).map(String::strip);
    }

    List<Variable> variables() {
        return rows(section("## Environment variables")).stream()
                .map(row -> new Variable(row.get(1), row.get(2)))
                .toList();
    }

    /** The events by their type, with their fields in the order of the document. */
    Map<String, JsonNode> events() {
        Map<String, JsonNode> events = new LinkedHashMap<>();
        String block = block("## Events");
        Matcher start = EVENT.matcher(block);
        while (start.find()) {
            JsonNode event = JsonMapper.shared()
                    .reader()
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(block.substring(start.start()));
            events.put(event.get("event_type").asString(), event);
        }
        return events;
    }

    /** The names in a progress message, in their order. */
    List<String> progressFields() {
        return NAME.matcher(block("## Progress message"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The names of an object and of the objects inside, depth first; of a list, those of its first element. */
    static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.properties().forEach(field -> {
            names.add(field.getKey());
            JsonNode value = field.getValue();
            names.addAll(fields(value.isArray() && !value.isEmpty() ? value.get(0) : value));
        });
        return names;
    }

    private String section(String heading) {
        int start = text.indexOf(heading);
        if (start < 0) {
            throw new IllegalArgumentException("the contract has no section " + heading);
        }
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private String block(String heading) {
        String section = section(heading);
        int start = section.indexOf('\n', section.indexOf("```")) + 1;
        return section.substring(start, section.indexOf("```", start));
    }

    private static List<List<String>> rows(String markdown) {
        return markdown.lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
