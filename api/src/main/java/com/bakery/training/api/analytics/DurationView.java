package com.bakery.training.api.analytics;

import com.bakery.training.registry.analytics.Durations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long things take.
 *
 * @param jobs completed jobs, from admission to end; null without any, and for one product
 * @param trainings whole trainings of a product, in full seconds; null without any
 * @param steps of products and jobs, what took longest in all first
 */
record DurationView(@Nullable Durations jobs, @Nullable Durations trainings, List<Durations> steps) {
    static DurationView of(List<Durations> durations) {
        return new DurationView(
                named(durations, Durations.JOB),
                named(durations, Durations.TRAINING),
                durations.stream().filter(one -> !isWhole(one)).toList());
    }

    private static boolean isWhole(Durations one) {
        return one.name().equals(Durations.JOB) || one.name().equals(Durations.TRAINING);
    }

    private static @Nullable Durations named(List<Durations> durations, String name) {
        return durations.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
