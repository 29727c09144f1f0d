package com.bakery.forecasting.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.calendar.SpecialDays;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.member.MemberFailedException;
import com.bakery.forecasting.member.PooledMember;
import com.bakery.forecasting.member.TrainingWindow;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.pooled.PooledModel.ShopTrees;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PooledTrainingTest {
    private static final int DAYS = 155;
    private static final int FOLD_DAYS = 56;
    private static final List<ProductData> SHOP = PooledColumnsTest.shop(DAYS, 2);
    private static ShopTrees once;

    @BeforeAll
    static void needsTheLibrary() {
        assumeTrue(Boosting.library().isPresent(), () -> Boosting.missing().orElseThrow());
        once = train(SHOP, 7);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        ShopTrees again = train(SHOP, 7);

        assertSame(again.trees(), once.trees());
        assertSame(again.foldTrees(), once.foldTrees());
    }

    @Test
    void theTreesOfTheFoldsHaveSeenNothingOfTheLastEightWeeks() {
        List<ProductData> changed = SHOP.stream()
                .map(data -> AShop.changedBehind(data, data.days() - FOLD_DAYS - 1))
                .toList();
        ShopTrees other = train(changed, 7);

        assertSame(other.foldTrees(), once.foldTrees());
        assertThat(other.trees().get(0)).isNotEqualTo(once.trees().get(0));
    }

    @Test
    void aShortHistoryGivesNothing() {
        assertThat(PooledTraining.train(
                        PooledColumnsTest.shop(PooledTraining.LEAST_DAYS - 1, 3), 7, TrainingMonitor.NONE))
                .isEmpty();
        assertThat(PooledTraining.train(List.of(), 7, TrainingMonitor.NONE)).isEmpty();
    }

    @Test
    void productsAllYoungerThanTheFoldsGiveNothing() {
        List<ProductData> young =
                List.of(PooledColumnsTest.shop(DAYS).from(DAYS - 40).data());

        assertThat(PooledTraining.train(young, 7, TrainingMonitor.NONE)).isEmpty();
    }

    @Test
    void productsWithOtherColumnsAreRefused() {
        List<ProductData> mixed =
                List.of(PooledColumnsTest.shop(DAYS).data(), AShop.of(DAYS).data());

        assertThatThrownBy(() -> PooledTraining.train(mixed, 7, TrainingMonitor.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has the columns");
    }

    @Test
    void aProductWithOtherColumnsThanTheTreesGoesOnWithoutThem() {
        PooledReader reader = reader(once);
        TrainingWindow window = TrainingWindow.whole(AShop.of(DAYS).data(), PipelineOptions.DEFAULT, reader);

        assertThatThrownBy(() -> new PooledMember().fit(window, TrainingMonitor.NONE))
                .isInstanceOf(MemberFailedException.class)
                .hasMessageContaining("pooled");
    }

    @Test
    void aMonitorStopsTheTraining() {
        assertThatThrownBy(() -> PooledTraining.train(SHOP, 7, (phase, fraction) -> {
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
    }

    @Test
    void theMemberForecastsFourWeeksFromItsFileAndIsLearntFromTheShop() {
        // both products sell 30 on Saturdays, else 10
        List<ProductData> products = List.of(weekly().data(), weekly().from(30).data());
        PooledReader read = new PooledReader(ForecastCodec.readPooled(ForecastCodec.write(model(train(products, 7)))));
        TrainingWindow window = TrainingWindow.whole(products.get(0), PipelineOptions.DEFAULT, read);
        PooledMember member = new PooledMember();
        var fitted = member.fit(window, TrainingMonitor.NONE);

        double[] forecast = fitted.forecast(365, window.knownFuture());
        assertThat(forecast).hasSize(PooledTraining.STEPS);
        int saturday = Math.floorMod(5 - DAYS, 7);
        assertThat(forecast[saturday]).isBetween(22.0, 33.0);
        assertThat(forecast[saturday + 1]).isBetween(8.0, 14.0);
        assertThat(member.restore(fitted.state()).forecast(28, window.knownFuture()))
                .isEqualTo(forecast);
        assertThat(fitted.forecast(3, window.knownFuture())).isEqualTo(Arrays.copyOf(forecast, 3));
    }

    @Test
    void foldsAskTheOlderTrees() {
        ShopTrees trees = once;
        ProductData data = SHOP.get(0);
        ShopTrees foldsOnly = new ShopTrees(trees.library(), trees.columns(), trees.foldTrees(), trees.foldTrees());
        int cutoff = data.days() - 14;

        assertThat(reader(trees).forecast(data, SpecialDays.of(data), cutoff))
                .isEqualTo(reader(foldsOnly).forecast(data, SpecialDays.of(data), cutoff));
    }

    @Test
    void damagedTreesAreSaidSo() {
        ShopTrees damaged =
                new ShopTrees("x", List.of("a"), List.of(new byte[] {1, 2, 3}), List.of(new byte[] {1, 2, 3}));

        assertThatThrownBy(() -> reader(damaged)).isInstanceOf(BoostingException.class);
    }

    private static AShop weekly() {
        return AShop.of(DAYS).selling(i -> i % 7 == 5 ? 30 : 10);
    }

    private static ShopTrees train(List<ProductData> products, long seed) {
        return PooledTraining.train(products, seed, TrainingMonitor.NONE).orElseThrow();
    }

    private static PooledReader reader(ShopTrees trees) {
        return new PooledReader(model(trees));
    }

    private static PooledModel model(ShopTrees trees) {
        return new PooledModel(AShop.MONDAY.plusDays(DAYS - 1), trees, new TreeMap<>());
    }

    private static void assertSame(List<byte[]> actual, List<byte[]> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).isEqualTo(expected.get(i));
        }
    }
}
