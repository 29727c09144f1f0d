package com.bakery.forecasting.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.forecasting.member.EtsMember;
import com.bakery.forecasting.member.Member;
import com.bakery.forecasting.member.MemberCatalog;
import com.bakery.forecasting.member.ProphetMember;
import com.bakery.forecasting.member.SesMember;
import com.bakery.forecasting.member.TsbMember;
import com.bakery.forecasting.member.WeekdayMedianMember;
import com.bakery.forecasting.validation.Fold;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Weights for members whose errors are known: the actuals are 100, a member with error e forecasts 100 + e. */
class WeightsTest {
    private static final Member ETS = new EtsMember();
    private static final Member SES = new SesMember();
    private static final Member TSB = new TsbMember();
    private static final Member MEDIAN = new WeekdayMedianMember();
    private static final Member PROPHET = new ProphetMember();
    private static final Member NAIVE = MemberCatalog.BASELINE;

    @Test
    void withoutFoldsTheMembersWeighTheSame() {
        Composition weights = Weights.of(List.of(ETS, SES, NAIVE), 50, List.of());

        assertThat(weights.week()).isEqualTo(Map.of("ets", .5, "ses", .5));
        assertThat(weights.month()).isEqualTo(Map.of("ets", .5, "ses", .5));
    }

    @Test
    void equalErrorsWeighTheSameAndSmallerOnesMore() {
        Composition equal = Weights.of(
                List.of(ETS, SES, NAIVE), 50, folds(Map.of("ets", 10.0, "ses", -10.0, "seasonal_naive", 30.0)));
        assertThat(equal.month().get("ets")).isCloseTo(.5, within(1e-12));

        Composition better = Weights.of(
                List.of(ETS, SES, NAIVE), 50, folds(Map.of("ets", 10.0, "ses", 11.0, "seasonal_naive", 30.0)));
        double ratio = better.month().get("ets") / better.month().get("ses");
        double exponent = Math.log(ratio) / Math.log(1.1);
        assertThat(exponent).as("a power of the error").isGreaterThan(1);

        Composition twice = Weights.of(
                List.of(ETS, SES, NAIVE), 50, folds(Map.of("ets", 10.0, "ses", -20.0, "seasonal_naive", 30.0)));
        assertThat(twice.month().get("ets") / twice.month().get("ses")).isCloseTo(Math.pow(2, exponent), within(1e-6));
    }

    @Test
    void aShareIsLeftToItsMemberAndTheOthersDivideTheRest() {
        List<Member> members = List.of(ETS, SES, PROPHET, NAIVE);
        Composition weights = Weights.of(
                members, 400, folds(Map.of("ets", 10.0, "ses", -10.0, "prophet", 10.0, "seasonal_naive", 30.0)));
        double share = PROPHET.share(400);

        assertThat(weights.month().get("prophet")).isCloseTo(share, within(1e-12));
        assertThat(weights.month().get("ets")).isCloseTo((1 - share) / 2, within(1e-12));
        assertThat(weights.month()).doesNotContainKey("seasonal_naive");
    }

    @Test
    void theBaselineSharesTheFirstWeekOfASlowSellerOnly() {
        Map<String, Double> errors = Map.of("ets", 10.0, "ses", 10.0, "tsb", 10.0, "seasonal_naive", 20.0);
        Composition slow = Weights.of(List.of(ETS, TSB, NAIVE), 50, folds(errors));
        Composition daily = Weights.of(List.of(ETS, SES, NAIVE), 50, folds(errors));

        assertThat(slow.week().get("seasonal_naive")).isCloseTo(1 / 9.0, within(1e-12));
        assertThat(slow.month()).doesNotContainKey("seasonal_naive");
        assertThat(daily.week()).doesNotContainKey("seasonal_naive");
    }

    @Test
    void theBaselineTakesAllOnlyIfItIsClearlyBetter() {
        List<Member> members = List.of(ETS, SES, NAIVE);

        assertThat(Weights.of(members, 50, folds(Map.of("ets", 10.0, "ses", 10.0, "seasonal_naive", 9.9)))
                        .month())
                .containsOnlyKeys("ets", "ses");
        assertThat(Weights.of(members, 50, folds(Map.of("ets", 10.0, "ses", 10.0, "seasonal_naive", 1.0)))
                        .month())
                .isEqualTo(Map.of("seasonal_naive", 1.0));
    }

    @Test
    void theFirstWeekHasWeightsOfItsOwn() {
        Fold fold = fold(28, h -> Map.of("ets", h < 7 ? 5.0 : 40.0, "ses", h < 7 ? 6.0 : 20.0, "seasonal_naive", 50.0));
        Composition weights = Weights.of(List.of(ETS, SES, NAIVE), 50, List.of(fold));

        assertThat(weights.week().get("ets")).isGreaterThan(.5);
        assertThat(weights.month().get("ets")).isLessThan(.5);
    }

    @Test
    void aMemberThatMissedAFoldHasNoWeightAndTakesNothingFromTheOthersOrder() {
        List<Fold> folds = List.of(
                fold(28, h -> Map.of("ets", 10.0, "ses", 20.0, "weekday_median", 1.0, "seasonal_naive", 30.0)),
                fold(28, h -> Map.of("ets", 10.0, "ses", 20.0, "seasonal_naive", 30.0)));
        Composition weights = Weights.of(List.of(ETS, SES, MEDIAN, NAIVE), 50, folds);

        assertThat(weights.month().get("weekday_median")).isZero();
        assertThat(weights.month().get("ets")).isGreaterThan(weights.month().get("ses"));
    }

    @Test
    void aPerfectMemberDividesByNothing() {
        Composition weights =
                Weights.of(List.of(ETS, SES, NAIVE), 50, folds(Map.of("ets", 0.0, "ses", 0.0, "seasonal_naive", 5.0)));

        assertThat(weights.month().values())
                .allSatisfy(weight -> assertThat(weight).isFinite());
        assertThat(sum(weights.month())).isCloseTo(1, within(1e-12));
    }

    @Test
    void everySetSumsToOne() {
        for (int days : new int[] {50, 400, 1000}) {
            Composition weights = Weights.of(
                    List.of(ETS, SES, PROPHET, NAIVE),
                    days,
                    folds(Map.of("ets", 3.0, "ses", -7.0, "prophet", 9.0, "seasonal_naive", 30.0)));
            assertThat(sum(weights.week())).isCloseTo(1, within(1e-12));
            assertThat(sum(weights.month())).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void daysThatAreNotScoredCountForNobody() {
        Fold fold = fold(28, h -> Map.of("ets", h == 3 ? 1e6 : 10.0, "ses", 20.0, "seasonal_naive", 30.0));
        fold.actual()[3] = Double.NaN;
        Composition weights = Weights.of(List.of(ETS, SES, NAIVE), 50, List.of(fold));

        assertThat(weights.month().get("ets")).isGreaterThan(.5);
    }

    @Test
    void aProductWithTheBaselineAloneHasItsForecast() {
        assertThat(Weights.of(List.of(NAIVE), 3, List.of()).month()).isEqualTo(Map.of("seasonal_naive", 1.0));
    }

    private static double sum(Map<String, Double> weights) {
        return weights.values().stream().mapToDouble(weight -> weight).sum();
    }

    private static List<Fold> folds(Map<String, Double> errors) {
        return List.of(fold(28, h -> errors), fold(14, h -> errors));
    }

    private interface Errors {
        Map<String, Double> of(int step);
    }

    private static Fold fold(int steps, Errors errors) {
        double[] actual = new double[steps];
        Arrays.fill(actual, 100);
        TreeMap<String, double[]> forecasts = new TreeMap<>();
        for (int h = 0; h < steps; h++) {
            int step = h;
            errors.of(h)
                    .forEach((member, error) ->
                            forecasts.computeIfAbsent(member, none -> new double[steps])[step] = 100 + error);
        }
        return new Fold(100, actual, forecasts);
    }
}
