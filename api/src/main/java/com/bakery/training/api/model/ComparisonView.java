package com.bakery.training.api.model;

import com.bakery.training.registry.model.TrainedModel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of one product side by side.
 *
 * @param weightsWeek weights of the members for the first seven days, {@code weightsMonth} for those behind them; null where a version does not have the member
 * @param lineage what differs in where they come from; what is equal is left out
 * @param live the days both had forecast and neither had seen
 * @param better {@code a} or {@code b}; null where nothing tells them apart
 * @param basis live: later sales; folds: the same days of their validations; indication: different days; none
 * @param reason why, in plain words
 */
@Schema(name = "ModelComparison")
record ComparisonView(
        UUID productId,
        @Nullable String productName,
        Side a,
        Side b,
        List<MetricComparison> metrics,
        List<Pair> weightsWeek,
        List<Pair> weightsMonth,
        List<Difference> lineage,
        CommonDays live,
        @Nullable String better,
        String basis,
        String reason) {

    /** A version. */
    @Schema(name = "ComparedModel")
    record Side(
            UUID modelId, String modelVersion, @Nullable String algorithm, List<String> aliases, Instant createdAt) {
        static Side of(TrainedModel model) {
            return new Side(model.id(), model.modelVersion(), model.algorithm(), model.aliases(), model.createdAt());
        }
    }

    /** A member's weight in both. */
    @Schema(name = "ComparedWeight")
    record Pair(String member, @Nullable Double a, @Nullable Double b) {}

    /** A part of the lineage that is not the same. */
    @Schema(name = "LineageDifference")
    record Difference(String name, @Nullable String a, @Nullable String b) {}

    static ComparisonView of(TrainedModel a, TrainedModel b, CommonDays live) {
        Verdict verdict = Verdict.of(a, b, live);
        WeightsView weightsA = ModelDetails.of(a).weights();
        WeightsView weightsB = ModelDetails.of(b).weights();
        return new ComparisonView(
                a.productId(),
                a.productName(),
                Side.of(a),
                Side.of(b),
                MetricComparison.of(a.metrics(), b.metrics()),
                pairs(weightsA == null ? null : weightsA.week(), weightsB == null ? null : weightsB.week()),
                pairs(weightsA == null ? null : weightsA.month(), weightsB == null ? null : weightsB.month()),
                differences(a, b),
                live,
                verdict.better(),
                verdict.basis(),
                verdict.reason());
    }

    private static List<Pair> pairs(@Nullable Map<String, Double> a, @Nullable Map<String, Double> b) {
        Map<String, Double> first = Objects.requireNonNullElse(a, Map.of());
        Map<String, Double> second = Objects.requireNonNullElse(b, Map.of());
        TreeSet<String> members = new TreeSet<>(first.keySet());
        members.addAll(second.keySet());
        return members.stream()
                .map(member -> new Pair(member, first.get(member), second.get(member)))
                .toList();
    }

    private static List<Difference> differences(TrainedModel a, TrainedModel b) {
        SortedMap<String, String> first = flat(a);
        SortedMap<String, String> second = flat(b);
        TreeSet<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(first.get(name), second.get(name))) {
                differences.add(new Difference(name, first.get(name), second.get(name)));
            }
        }
        return differences;
    }

    private static SortedMap<String, String> flat(TrainedModel model) {
        SortedMap<String, String> values = new TreeMap<>();
        LineageView lineage = LineageView.from(model);
        put(values, "data_hash", lineage.dataHash());
        put(values, "data_from", lineage.dataFrom());
        put(values, "data_to", lineage.dataTo());
        put(values, "training_data_points", lineage.trainingDataPoints());
        put(values, "engine_version", lineage.engineVersion());
        put(values, "code_version", lineage.codeVersion());
        put(values, "seed", lineage.seed());
        put(values, "training_job_id", lineage.trainingJobId());
        put(values, "checksum", model.checksum());
        putAll(values, "options.", lineage.options());
        putAll(values, "settings.", lineage.settings());
        return values;
    }

    private static void putAll(Map<String, String> values, String prefix, @Nullable Map<String, Object> nested) {
        if (nested != null) {
            nested.forEach((name, value) -> put(values, prefix + name, value));
        }
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }
}
