package com.bakery.forecasting.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.member.TrainingWindow;
import com.bakery.forecasting.pooled.Boosting;
import com.bakery.forecasting.pooled.PooledModel;
import com.bakery.forecasting.pooled.PooledReader;
import com.bakery.forecasting.pooled.PooledTraining;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FeatureEngineeringTest {

    @Test
    void withoutProphetAndThePooledMemberEveryReaderTakesPart() {
        FeatureSet features = engineer(AShop.of(100), null);

        assertThat(features.members()).doesNotContain("prophet", "pooled");
        assertReaders(features);
    }

    @Test
    void withProphetEveryReaderTakesPart() {
        FeatureSet features = engineer(shop(400), null);

        assertThat(features.members()).contains("prophet");
        assertReaders(features);
        assertThat(named(features, "yearly_sin_1").reader()).isEqualTo("prophet");
    }

    @Test
    void withThePooledMemberItsColumnsAreFeatures() {
        assumeTrue(Boosting.library().isPresent());
        ProductData data = shop(155).data();
        var trees = PooledTraining.train(List.of(data), 7, TrainingMonitor.NONE).orElseThrow();
        PooledReader pooled = new PooledReader(new PooledModel(data.lastDay(), trees, new TreeMap<>()));
        FeatureSet features = engineer(shop(155), pooled);

        assertReaders(features);
        assertThat(features.features().stream().filter(feature -> feature.kind().equals("pooled")))
                .hasSameSizeAs(trees.columns());
    }

    @Test
    void aProductOfAWeekHasReadersToo() {
        assertReaders(engineer(AShop.of(100).from(96), null));
    }

    @Test
    void termsThatAreSwitchedOffAreNoFeatures() {
        PipelineOptions.ProphetSettings plain =
                new PipelineOptions.ProphetSettings(false, false, false, false, .05, 10, 10, 25, .8);
        FeatureSet features = FeatureEngineering.engineer(
                TrainingWindow.whole(shop(400).data(), PipelineOptions.DEFAULT.with(plain), null), Set.of());

        assertThat(features.features()).extracting(Feature::name).doesNotContain("weekly_sin_1", "yearly_sin_1");
    }

    @Test
    void numbersThatEndWithTheSalesAreOnlyExplained() {
        FeatureSet features =
                engineer(shop(400).number("temperature", 0, i -> 20 + i % 7).number("forecast", 10, i -> i % 9), null);

        assertThat(named(features, "number: temperature").reader()).startsWith("explanation");
        assertThat(named(features, "number: forecast").reader()).isEqualTo("prophet");
        assertThat(features.sensitivities()).extracting(Sensitivity::name).containsExactly("temperature");
        assertThat(features.notes()).anySatisfy(note -> assertThat(note).contains("temperature"));
    }

    @Test
    void aNumberKnownAheadThatNobodyReadsYetIsNotSaidToBeUnknown() {
        FeatureSet features = engineer(shop(100).number("price", 10, i -> i % 9), null);

        assertThat(named(features, "number: price").description()).endsWith("known ahead");
        assertThat(features.notes())
                .filteredOn(note -> note.startsWith("price"))
                .singleElement()
                .asString()
                .contains("no member that reads it takes part")
                .doesNotContain("not known ahead");
    }

    @Test
    void flagsThatEndWithTheSalesAreOnlyExplained() {
        FeatureSet features = engineer(
                AShop.of(400)
                        .selling(i -> isWet(i) ? 80 : 100)
                        .event("rain", 0, FeatureEngineeringTest::isWet)
                        .event("promotion", 1, i -> i % 30 == 3),
                null);

        assertThat(named(features, "event: rain").reader()).startsWith("explanation");
        assertThat(named(features, "event: promotion").reader()).contains("prophet");
        assertThat(features.notes())
                .filteredOn(note -> note.startsWith("rain"))
                .singleElement()
                .asString()
                .matches("rain: sales moved by -(20|21|22)\\.. % on its days, .* ends with the sales.*");
    }

    private static boolean isWet(int day) {
        return day * 7919 % 11 == 0;
    }

    @Test
    void sensitivityFindsHowSalesMoveWithANumber() {
        double[] heat = new java.util.Random(3).doubles(400, -1, 1).toArray();
        FeatureSet features =
                engineer(AShop.of(400).selling(i -> 100 * (1 + .2 * heat[i])).number("heat", 0, i -> heat[i]), null);
        Sensitivity found = features.sensitivities().get(0);

        assertThat(found.correlation()).isGreaterThan(.8);
        assertThat(found.effect() / found.deviation()).isBetween(.15, .25);
    }

    @Test
    void leftOutMembersReadNothingAndTheBaselineStays() {
        FeatureSet features = FeatureEngineering.engineer(shop(400).window(), Set.of("prophet", "seasonal_naive"));

        assertThat(features.members()).contains("seasonal_naive").doesNotContain("prophet");
        assertReaders(features);
    }

    private static void assertReaders(FeatureSet features) {
        assertThat(features.features())
                .hasSizeGreaterThan(20)
                .extracting(Feature::name)
                .doesNotHaveDuplicates();
        assertThat(features.features()).allSatisfy(feature -> {
            assertThat(feature.mean()).isFinite();
            assertThat(feature.reader()).isNotBlank();
            boolean ruled =
                    feature.reader().equals("data rules") || feature.reader().startsWith("explanation");
            if (!ruled) {
                assertThat(features.members())
                        .containsAll(Arrays.asList(feature.reader().split(", ")));
            }
        });
    }

    private static Feature named(FeatureSet features, String name) {
        return features.features().stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static FeatureSet engineer(AShop shop, PooledReader pooled) {
        return FeatureEngineering.engineer(
                TrainingWindow.whole(shop.data(), PipelineOptions.DEFAULT, pooled), Set.of());
    }

    private static AShop shop(int days) {
        return AShop.of(days)
                .selling(i -> 10 + i * 7 % 13)
                .closed(i -> i % 7 == 6)
                .event("promotion", 30, i -> i % 30 < 4)
                .holiday(45, "feast");
    }
}
