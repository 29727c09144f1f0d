package com.bakery.training.standalone.process;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Prometheus reads from the service. */
final class Scrape {
    private static final Pattern SAMPLE = Pattern.compile("^(\\w+)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)\\{([^}]*)}");
    private static final Pattern CONDITION = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");

    private final List<String> lines;

    Scrape(String text) {
        this.lines = text.lines().toList();
    }

    /** The type that the scrape gives to a metric; empty if it is not there. */
    String type(String metric) {
        String prefix = "# TYPE " + metric + " ";
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst()
                .orElse("");
    }

    /** The names of all series. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        samples().forEach(sample -> names.add(sample.group(1)));
        return names;
    }

    /** The names of the labels of a series, without the bound of a bucket. */
    Set<String> labels(String series) {
        Set<String> labels = new TreeSet<>();
        of(series).forEach(sample -> LABEL.matcher(String.valueOf(sample.group(2)))
                .results()
                .map(label -> label.group(1))
                .filter(label -> !label.equals("le"))
                .forEach(labels::add));
        return labels;
    }

    /** The upper bounds of a histogram's buckets without the last, which is infinite. */
    List<Double> buckets(String histogram) {
        return of(histogram + "_bucket")
                .flatMap(sample -> LABEL.matcher(sample.group(2)).results())
                .filter(label -> label.group(1).equals("le") && !label.group(2).equals("+Inf"))
                .map(label -> Double.valueOf(label.group(2)))
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<Matcher> of(String series) {
        return samples().filter(sample -> sample.group(1).equals(series));
    }

    private Stream<Matcher> samples() {
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(SAMPLE::matcher)
                .filter(Matcher::matches);
    }

    /** Of the series and labels that a PromQL expression selects, {@code metric{label="value"}}, those that nothing here has. */
    Stream<String> empty(String expression) {
        return SELECTOR.matcher(expression)
                .results()
                .flatMap(selector -> CONDITION
                        .matcher(selector.group(2))
                        .results()
                        .filter(condition -> of(selector.group(1))
                                .noneMatch(sample -> holds(String.valueOf(sample.group(2)), condition)))
                        .map(condition -> selector.group(1) + " " + condition.group()))
                .filter(found -> !found.startsWith("up "));
    }

    /** A pattern may match what is not there yet; its label must be there. */
    private static boolean holds(String labels, MatchResult condition) {
        String value = condition.group(2).equals("=") ? condition.group(3) + "\"" : "";
        return ("," + labels).contains("," + condition.group(1) + "=\"" + value);
    }

    /** The metrics that a PromQL expression reads. */
    static Set<String> metrics(String expression) {
        String bare = expression
                .replaceAll("\"[^\"]*\"", "")
                .replaceAll("\\{[^}]*}", "")
                .replaceAll("\\[[^\\]]*]", "")
                .replaceAll("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)", "");
        Set<String> names = new TreeSet<>();
        Matcher word = Pattern.compile("[a-zA-Z_:][\\w:]*+(?!\\s*\\()").matcher(bare);
        while (word.find()) {
            names.add(word.group());
        }
        names.removeAll(Arrays.asList("and", "or", "unless", "bool", "offset"));
        return names;
    }
}
