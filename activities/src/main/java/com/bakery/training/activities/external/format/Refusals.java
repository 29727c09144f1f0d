package com.bakery.training.activities.external.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What was refused of a source's answers: how much, why, and the first of each kind. */
public final class Refusals {
    private static final int MAX_REASONS = 20;
    private static final int MAX_EXAMPLE = 60;
    private static final String OTHERS = "other reasons";

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private int total;

    private static final class Kind {
        private final String example;
        private int count;

        private Kind(String example) {
            this.example = example;
        }
    }

    /**
     * One more.
     *
     * @param reason the rule, in our words
     * @param example what was there, in theirs: shortened, without control characters
     */
    public void add(String reason, String example) {
        total++;
        String key = kinds.containsKey(reason) || kinds.size() < MAX_REASONS ? reason : OTHERS;
        kinds.computeIfAbsent(key, k -> new Kind(harmless(example))).count++;
    }

    public int total() {
        return total;
    }

    /** The reasons with their counts, for a log row. */
    public String sentence() {
        return total + " refused: "
                + kinds.entrySet().stream()
                        .map(kind -> kind.getKey() + " (" + kind.getValue().count + ", first " + kind.getValue().example
                                + ")")
                        .collect(Collectors.joining("; "));
    }

    private static String harmless(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ");
        return line.length() <= MAX_EXAMPLE ? line : line.substring(0, MAX_EXAMPLE) + "…";
    }
}
