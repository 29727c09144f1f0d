package com.bakery.training.standalone.process;

import com.bakery.training.standalone.process.Contract.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What the contract promises beside what was found, line by line. */
final class ContractReport {
    private final List<Line> lines = new ArrayList<>();

    private enum Verdict {
        KEPT,
        OPEN,
        BROKEN
    }

    private record Line(String kind, String item, String promised, String found, Verdict verdict) {
        @Override
        public String toString() {
            return "%-7s %-8s %-52s %s%s"
                    .formatted(verdict, kind, item, promised, verdict == Verdict.BROKEN ? ", found: " + found : "");
        }
    }

    /** A promise that is kept if both are equal. */
    void compare(String kind, String item, Object promised, Object found) {
        Verdict verdict = promised.equals(found) ? Verdict.KEPT : Verdict.BROKEN;
        lines.add(new Line(kind, item, promised.toString(), found.toString(), verdict));
    }

    /** A promise that is not built yet; one that is built and still called open is broken. */
    void open(String kind, String item, boolean built) {
        lines.add(new Line(
                kind, item, "not built yet", "it is built: close the row", built ? Verdict.BROKEN : Verdict.OPEN));
    }

    void metrics(List<Metric> promised, Scrape scrape) {
        for (Metric metric : promised) {
            String series = metric.type().equals("histogram") ? metric.name() + "_count" : metric.name();
            compare("metric", metric.name(), metric.type(), scrape.type(metric.name()));
            compare("metric", metric.name() + " labels", new TreeSet<>(metric.labels()), scrape.labels(series));
            compare("metric", metric.name() + " buckets", metric.buckets(), scrape.buckets(metric.name()));
        }
    }

    void event(String type, JsonNode promised, JsonNode found) {
        compare("event", type, Contract.fields(promised), Contract.fields(found));
    }

    List<String> broken() {
        return lines.stream()
                .filter(line -> line.verdict() == Verdict.BROKEN)
                .map(Line::toString)
                .toList();
    }

    long kept() {
        return lines.stream().filter(line -> line.verdict() == Verdict.KEPT).count();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.append("kept ")
                .append(kept())
                .append(", open ")
                .append(lines.size() - kept() - broken().size())
                .append(", broken ")
                .append(broken().size())
                .append('\n')
                .toString();
    }
}
