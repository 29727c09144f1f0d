package com.bakery.forecasting.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.member.EtsMember;
import com.bakery.forecasting.member.Member;
import com.bakery.forecasting.member.MemberCatalog;
import com.bakery.forecasting.member.SesMember;
import com.bakery.forecasting.validation.Fold;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FoldScorerTest {
    private static final List<Member> MEMBERS = List.of(new EtsMember(), new SesMember(), MemberCatalog.BASELINE);

    @Test
    void aFoldNeverWeighsItself() {
        // in the first fold ETS is perfect, in the second SES: each fold is forecast with what the other one teaches,
        // the worse member
        ModelMetrics metrics = score(List.of(fold(0, 50, 100), fold(50, 0, 100)));

        assertThat(metrics.mae()).isCloseTo(50, within(1e-6));
        assertThat(metrics.wape()).isCloseTo(.5, within(1e-6));
        assertThat(metrics.folds()).isEqualTo(2);
        assertThat(metrics.validationDataPoints()).isEqualTo(56);
    }

    @Test
    void measuresAreWhatTheirNamesSay() {
        ModelMetrics metrics = score(List.of(fold(10, 10, 30), fold(10, 10, 30)));

        assertThat(metrics.mae()).isCloseTo(10, within(1e-9));
        assertThat(metrics.rmse()).isCloseTo(10, within(1e-9));
        assertThat(metrics.mape()).isCloseTo(10, within(1e-9));
        assertThat(metrics.accuracyPercentage()).isCloseTo(90, within(1e-9));
        assertThat(metrics.wape7()).isCloseTo(.1, within(1e-9));
        assertThat(metrics.bias()).isCloseTo(.1, within(1e-9));
        assertThat(metrics.smape()).isCloseTo(200 * 10 / 210.0, within(1e-9));
        assertThat(metrics.seasonalNaiveWape()).isCloseTo(.3, within(1e-9));
        assertThat(metrics.coverage()).isEqualTo(1);
        assertThat(metrics.r2()).as("actuals that do not vary").isNull();
        assertThat(metrics.mase()).as("a history that does not change").isNull();
    }

    @Test
    void withoutFoldsNothingIsClaimed() {
        ModelMetrics metrics = score(List.of());

        assertThat(metrics.mae()).isNull();
        assertThat(metrics.wape()).isNull();
        assertThat(metrics.accuracyPercentage()).isNull();
        assertThat(metrics.coverage()).isNull();
        assertThat(metrics.validationDataPoints()).isZero();
    }

    @Test
    void actualsOfNothingHaveNoShare() {
        Fold zero =
                new Fold(100, new double[28], new TreeMap<>(fold(-99, -99, -99).forecasts()));
        ModelMetrics metrics = score(List.of(zero, zero));

        assertThat(metrics.wape()).isNull();
        assertThat(metrics.mape()).isNull();
        assertThat(metrics.bias()).isNull();
        assertThat(metrics.mae()).isCloseTo(1, within(1e-9));
    }

    @Test
    void accuracyIsNeverBelowZero() {
        assertThat(score(List.of(fold(300, 300, 300), fold(300, 300, 300))).accuracyPercentage())
                .isZero();
    }

    @Test
    void theMeanLevelIsThatOfOpenDays() {
        assertThat(FoldScorer.meanLevel(AShop.of(70).closed(i -> i % 7 == 6).data()))
                .isEqualTo(10);
    }

    private static ModelMetrics score(List<Fold> folds) {
        return FoldScorer.score(AShop.of(200).data(), PipelineOptions.DEFAULT, MEMBERS, folds, new double[0]);
    }

    /** Actuals of 100; each member errs by so much on every day. */
    private static Fold fold(double ets, double ses, double naive) {
        TreeMap<String, double[]> forecasts = new TreeMap<>();
        forecasts.put("ets", filled(100 + ets));
        forecasts.put("ses", filled(100 + ses));
        forecasts.put("seasonal_naive", filled(100 + naive));
        return new Fold(100, filled(100), forecasts);
    }

    private static double[] filled(double value) {
        double[] values = new double[28];
        Arrays.fill(values, value);
        return values;
    }
}
