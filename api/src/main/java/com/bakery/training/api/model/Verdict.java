package com.bakery.training.api.model;

import com.bakery.training.registry.model.ModelMetrics;
import com.bakery.training.registry.model.TrainedModel;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which of two versions is better.
 *
 * @param better {@code a} or {@code b}; null where nothing tells them apart
 * @param basis live, folds, indication or none: how sure that is, best first
 * @param reason in plain words
 */
record Verdict(@Nullable String better, String basis, String reason) {
    /** Fewer common days say little: a bakery's week has seven different ones. */
    private static final int LEAST_DAYS = 7;

    static Verdict of(TrainedModel a, TrainedModel b, CommonDays live) {
        if (live.days() >= LEAST_DAYS) {
            return live(live);
        }
        Double wapeA = wape(a.metrics());
        Double wapeB = wape(b.metrics());
        if (wapeA == null || wapeB == null) {
            return new Verdict(
                    null, "none", "Nothing measured says which version is better: one has no error of its own.");
        }
        return sameFolds(a, b) ? folds(wapeA, wapeB) : indication(a, b, wapeA, wapeB);
    }

    private static Verdict live(CommonDays live) {
        String days = "the " + live.days() + " days of sales that came after the data of both";
        if (live.errorA() == live.errorB()) {
            return new Verdict(null, "live", "Both versions were equally far off on " + days + ".");
        }
        boolean first = live.errorA() < live.errorB();
        return new Verdict(
                first ? "a" : "b",
                "live",
                String.format(
                        Locale.ROOT,
                        "Version %s is better: on %s it was %.1f units off in all, the other one %.1f, of %.1f sold.",
                        first ? "a" : "b",
                        days,
                        Math.min(live.errorA(), live.errorB()),
                        Math.max(live.errorA(), live.errorB()),
                        live.sold()));
    }

    private static Verdict folds(double wapeA, double wapeB) {
        if (wapeA == wapeB) {
            return new Verdict(
                    null, "folds", "Both versions have the same error on the same days of their validation.");
        }
        return new Verdict(
                wapeA < wapeB ? "a" : "b",
                "folds",
                String.format(
                        Locale.ROOT,
                        "Version %s is better: on the same days of their validation it was off by %.1f %% of sales, the"
                                + " other one by %.1f %%.",
                        wapeA < wapeB ? "a" : "b",
                        100 * Math.min(wapeA, wapeB),
                        100 * Math.max(wapeA, wapeB)));
    }

    /** Errors of different days are not compared; each one's gain over the naive forecast of its own days is. */
    private static Verdict indication(TrainedModel a, TrainedModel b, double wapeA, double wapeB) {
        Double naiveA = naive(a.metrics());
        Double naiveB = naive(b.metrics());
        if (naiveA == null || naiveB == null || naiveA == 0 || naiveB == 0) {
            return new Verdict(
                    null, "none", "The versions were validated on different days, so their errors do not compare.");
        }
        double shareA = wapeA / naiveA;
        double shareB = wapeB / naiveB;
        String words = String.format(
                Locale.ROOT,
                "validated on different days, version a has %.0f %% of the error of last week's sales as a forecast,"
                        + " version b %.0f %%. Sales that come after the data of both will tell.",
                100 * shareA,
                100 * shareB);
        return shareA == shareB
                ? new Verdict(null, "indication", "Nothing tells the versions apart: " + words)
                : new Verdict(
                        shareA < shareB ? "a" : "b",
                        "indication",
                        "Version " + (shareA < shareB ? "a" : "b") + " seems better: " + words);
    }

    private static boolean sameFolds(TrainedModel a, TrainedModel b) {
        return a.dataFrom() != null
                && Objects.equals(a.dataFrom(), b.dataFrom())
                && Objects.equals(a.dataTo(), b.dataTo())
                && Objects.equals(folds(a.metrics()), folds(b.metrics()))
                && Objects.equals(days(a.metrics()), days(b.metrics()));
    }

    private static @Nullable Double wape(@Nullable ModelMetrics metrics) {
        return metrics == null ? null : metrics.wape();
    }

    private static @Nullable Double naive(@Nullable ModelMetrics metrics) {
        return metrics == null ? null : metrics.seasonalNaiveWape();
    }

    private static @Nullable Integer folds(@Nullable ModelMetrics metrics) {
        return metrics == null ? null : metrics.folds();
    }

    private static @Nullable Integer days(@Nullable ModelMetrics metrics) {
        return metrics == null ? null : metrics.validationDataPoints();
    }
}
