package com.bakery.forecasting.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.member.FittedMember;
import com.bakery.forecasting.member.Member;
import com.bakery.forecasting.member.MemberCatalog;
import com.bakery.forecasting.member.MemberFailedException;
import com.bakery.forecasting.member.MemberState;
import com.bakery.forecasting.member.TrainingWindow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestTest {

    @Test
    void cutoffsLieAWeekApartAndSeeNoFurtherThanTheLastDay() {
        List<Fold> folds = run(AShop.of(200), MemberCatalog.BASELINE).folds();

        assertThat(folds).extracting(Fold::days).containsExactly(144, 151, 158, 165, 172, 179, 186, 193);
        assertThat(folds).extracting(Fold::steps).containsExactly(28, 28, 28, 28, 28, 21, 14, 7);
    }

    @Test
    void foldsReachNoFurtherThanTheHorizonAskedFor() {
        PipelineOptions fortnight = PipelineOptions.DEFAULT.withOverrides(Map.of("horizon", 14));
        TrainingWindow window = TrainingWindow.whole(AShop.of(200).data(), fortnight, null);
        List<Fold> folds = Backtest.run(window, List.of(MemberCatalog.BASELINE), TrainingMonitor.NONE)
                .folds();

        assertThat(folds).extracting(Fold::steps).containsExactly(14, 14, 14, 14, 14, 14, 14, 7);
        assertThat(folds.get(0).forecasts().get("seasonal_naive")).hasSize(14);
    }

    @ParameterizedTest
    @CsvSource({"13, 0", "20, 0", "21, 1", "28, 2", "69, 7", "70, 8"})
    void aFoldNeedsFourteenDaysBeforeIt(int days, int folds) {
        assertThat(run(AShop.of(days), MemberCatalog.BASELINE).folds()).hasSize(folds);
    }

    @Test
    void closedAndSoldOutDaysAreNotScored() {
        Fold fold = run(AShop.of(200).closed(i -> i == 146).soldOut(i -> i == 150), MemberCatalog.BASELINE)
                .folds()
                .get(0);

        assertThat(fold.actual()[2]).isNaN();
        assertThat(fold.actual()[6]).isNaN();
        assertThat(Arrays.stream(fold.actual()).filter(Double::isNaN).count()).isEqualTo(2);
    }

    @Test
    void daysExpectedToBeClosedAreForecastAtNothing() {
        Fold fold = run(AShop.of(200).closed(i -> i % 7 == 6), new Ten("ten", 0))
                .folds()
                .get(0);

        double[] forecast = fold.forecasts().get("ten");
        for (int h = 0; h < 28; h++) {
            assertThat(forecast[h]).isEqualTo((144 + h) % 7 == 6 ? 0 : 10);
        }
    }

    @Test
    void aMemberThatFailsInOneFoldIsLeftOutOfAll() {
        Backtest backtest = run(AShop.of(200), MemberCatalog.BASELINE, new Ten("late", 180));

        assertThat(backtest.failed()).isEqualTo(Map.of("late", "too much"));
        assertThat(backtest.folds())
                .allSatisfy(fold -> assertThat(fold.forecasts()).containsOnlyKeys("seasonal_naive"));
    }

    private static Backtest run(AShop shop, Member... members) {
        return Backtest.run(shop.window(), List.of(members), TrainingMonitor.NONE);
    }

    /** Forecasts 10, and fails from so many days of history on; never where that is 0. */
    private record Ten(String name, int failsFrom) implements Member, FittedMember {
        @Override
        public boolean isWeighted() {
            return true;
        }

        @Override
        public boolean appliesTo(TrainingWindow window) {
            return true;
        }

        @Override
        public FittedMember fit(TrainingWindow window, TrainingMonitor monitor) {
            if (failsFrom > 0 && window.days() >= failsFrom) {
                throw new MemberFailedException("too much", null);
            }
            return this;
        }

        @Override
        public FittedMember restore(MemberState state) {
            return this;
        }

        @Override
        public double[] forecast(int steps, KnownFuture future) {
            double[] forecast = new double[steps];
            Arrays.fill(forecast, 10);
            return forecast;
        }

        @Override
        public MemberState state() {
            return MemberState.of(name, Map.of(), Map.of());
        }
    }
}
