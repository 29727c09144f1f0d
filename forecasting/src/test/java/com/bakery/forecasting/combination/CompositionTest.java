package com.bakery.forecasting.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CompositionTest {
    private final Composition composition =
            new Composition(new TreeMap<>(Map.of("a", .75, "b", .25)), new TreeMap<>(Map.of("a", .5, "b", .5)));

    @Test
    void theFirstWeekAndTheDaysBehindItHaveTheirOwnWeights() {
        double[] combined = composition.apply(Map.of("a", filled(9, 10), "b", filled(9, 20)), 9);

        assertThat(combined).containsExactly(12.5, 12.5, 12.5, 12.5, 12.5, 12.5, 12.5, 15, 15);
    }

    @Test
    void aMissingMemberLeavesItsWeightToTheOthers() {
        assertThat(composition.apply(Map.of("b", filled(9, 20)), 9)).containsOnly(20);
    }

    @Test
    void behindAMembersLastStepTheOthersGoOn() {
        double[] combined = composition.apply(Map.of("a", filled(28, 10), "b", filled(40, 20)), 40);

        assertThat(combined[27]).isEqualTo(15);
        assertThat(combined[28]).isEqualTo(20);
    }

    @Test
    void whereNoMemberSeesFurtherTheLastWeekRepeats() {
        double[] seen = new double[28];
        Arrays.setAll(seen, h -> h);
        double[] combined = new Composition(new TreeMap<>(Map.of("a", 1.0)), new TreeMap<>(Map.of("a", 1.0)))
                .apply(Map.of("a", seen), 365);

        assertThat(combined[28]).isEqualTo(21);
        assertThat(combined[34]).isEqualTo(27);
        assertThat(combined[364]).isEqualTo(combined[364 - 7]).isPositive();
    }

    @Test
    void theCompositionOfFewerMembersKeepsTheirProportions() {
        Composition three =
                new Composition(new TreeMap<>(Map.of("a", .5, "b", .3, "c", .2)), new TreeMap<>(Map.of("c", 1.0)));
        Composition two = three.of(Set.of("a", "b"));

        assertThat(two.week().get("a")).isCloseTo(.625, within(1e-12));
        assertThat(two.month()).isEqualTo(Map.of("a", .5, "b", .5));
        assertThat(three.of(Set.of("a", "b", "c", "d"))).isEqualTo(three);
    }

    @Test
    void theAlgorithmNamesTheHeaviestFirst() {
        assertThat(new Composition(
                                new TreeMap<>(), new TreeMap<>(Map.of("ets", .2, "prophet", .5, "ses", .3, "tsb", .0)))
                        .algorithm())
                .isEqualTo("prophet+ses+ets");
        assertThat(new Composition(new TreeMap<>(), new TreeMap<>(Map.of("prophet", 1.0))).algorithm())
                .isEqualTo("prophet");
    }

    private static double[] filled(int steps, double value) {
        double[] values = new double[steps];
        Arrays.fill(values, value);
        return values;
    }
}
