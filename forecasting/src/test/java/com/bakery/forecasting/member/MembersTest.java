package com.bakery.forecasting.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.model.Candidate;
import com.bakery.forecasting.model.ForecastCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every member of the house must do; formulas have tests of their own. */
class MembersTest {
    private static final double[] WEEK = {8, 9, 10, 11, 12, 20, 4};

    static Stream<Member> own() {
        return Stream.of(
                new EtsMember(),
                new SesMember(),
                new TsbMember(),
                new WeekdayMedianMember(),
                new PriorMember(),
                new ProphetMember(),
                new SeasonalNaiveMember());
    }

    static Stream<Member> weekly() {
        return own().filter(member -> member instanceof WeeklyMember && !(member instanceof PriorMember));
    }

    @ParameterizedTest
    @MethodSource("own")
    void theFitOfAStateForecastsBitForBitTheSame(Member member) {
        TrainingWindow window = busy(420).window();
        FittedMember fitted = member.fit(window, TrainingMonitor.NONE);
        MemberState read = ForecastCodec.readCandidate(
                        ForecastCodec.write(new Candidate(List.of(fitted.state()), List.of())))
                .members()
                .get(0);
        FittedMember restored = member.restore(read);
        KnownFuture future = window.knownFuture();

        assertThat(restored.forecast(365, future)).isEqualTo(fitted.forecast(365, future));
        assertThat(restored.contributions(28, future))
                .usingRecursiveComparison()
                .isEqualTo(fitted.contributions(28, future));
        assertThat(restored.state()).usingRecursiveComparison().isEqualTo(fitted.state());
    }

    @ParameterizedTest
    @MethodSource("own")
    void aForecastDoesNotDependOnTheHorizonAskedFor(Member member) {
        TrainingWindow window = busy(420).window();
        FittedMember fitted = member.fit(window, TrainingMonitor.NONE);
        double[] year = fitted.forecast(365, window.knownFuture());

        for (int steps : new int[] {1, 5, 7, 28, 40}) {
            assertThat(fitted.forecast(steps, window.knownFuture()))
                    .containsExactly(Arrays.copyOf(year, steps), within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("own")
    void contributionsSumToTheForecast(Member member) {
        TrainingWindow window = busy(420).window();
        FittedMember fitted = member.fit(window, TrainingMonitor.NONE);
        double[] forecast = fitted.forecast(365, window.knownFuture());
        double[] sum = new double[365];
        fitted.contributions(365, window.knownFuture())
                .values()
                .forEach(part -> Arrays.setAll(sum, h -> sum[h] + part[h]));

        assertThat(sum).containsExactly(forecast, within(1e-9));
        assertThat(Arrays.stream(forecast).min().orElseThrow()).isNotNegative();
    }

    @ParameterizedTest
    @MethodSource("own")
    void salesBehindTheWindowChangeNothing(Member member) {
        ProductData data = busy(460).data();
        ProductData other = AShop.changedBehind(data, 399);

        assertThat(forecast(member, data, 400)).containsExactly(forecast(member, other, 400), within(0.0));
    }

    @ParameterizedTest
    @MethodSource("own")
    void aProductThatNoLongerSellsIsForecastAtNothing(Member member) {
        TrainingWindow window = AShop.of(420).selling(i -> 0).window();

        assertThat(member.fit(window, TrainingMonitor.NONE).forecast(28, window.knownFuture()))
                .containsExactly(new double[28], within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("weekly")
    void aSteadyWeekIsRepeated(Member member) {
        TrainingWindow window = AShop.ofWeeks(40, WEEK).window();

        double[] forecast = member.fit(window, TrainingMonitor.NONE).forecast(14, window.knownFuture());
        for (int h = 0; h < 14; h++) {
            // a profile keeps three days of prior that a weekday is like any other
            assertThat(forecast[h])
                    .isCloseTo(
                            WEEK[h % 7],
                            within(member instanceof SesMember || member instanceof TsbMember ? 3.5 : 1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("weekly")
    void aWeekdayThatIsAlwaysClosedLeavesTheOthersAsTheyAre(Member member) {
        TrainingWindow window = AShop.of(280).closed(i -> i % 7 == 6).window();

        double[] forecast = member.fit(window, TrainingMonitor.NONE).forecast(6, window.knownFuture());
        assertThat(forecast).containsExactly(new double[] {10, 10, 10, 10, 10, 10}, within(.2));
    }

    @ParameterizedTest
    @MethodSource("own")
    void aLongHolidayOfTheShopTeachesNothing(Member member) {
        // the shop shuts for its last six weeks and reopens on the day after
        TrainingWindow window = AShop.of(420).closed(i -> i >= 378).window();

        double[] forecast = member.fit(window, TrainingMonitor.NONE).forecast(14, window.knownFuture());
        assertThat(Arrays.stream(forecast).sum()).isCloseTo(140, within(7.0));
    }

    @ParameterizedTest
    @MethodSource("own")
    void everyLengthOnWhichAMemberAppliesCanBeFitted(Member member) {
        for (int days = 1; days < 70; days++) {
            TrainingWindow window = busy(days).window();
            if (member.appliesTo(window)) {
                double[] forecast = member.fit(window, TrainingMonitor.NONE).forecast(28, window.knownFuture());
                assertThat(Arrays.stream(forecast).boxed())
                        .hasSize(28)
                        .allSatisfy(value -> assertThat(value).isFinite().isNotNegative());
            }
        }
    }

    @Test
    void namesAreOneEach() {
        assertThat(own().map(Member::name)).doesNotHaveDuplicates();
        own().forEach(member -> assertThat(MemberCatalog.named(member.name())).isInstanceOf(member.getClass()));
    }

    private static double[] forecast(Member member, ProductData data, int days) {
        TrainingWindow window =
                TrainingWindow.whole(data, PipelineOptions.DEFAULT, null).first(days);
        return member.fit(window, TrainingMonitor.NONE).forecast(28, window.knownFuture());
    }

    /** Everything at once: noise, a closed Sunday, promotions, holidays seen and to come. */
    private static AShop busy(int days) {
        Random random = new Random(3);
        double[] noise = random.doubles(days).toArray();
        AShop shop = AShop.of(days)
                .selling(i -> Math.rint(WEEK[i % 7] * (.5 + noise[i])))
                .total(i -> 200 + 50 * Math.sin(i / 58.0))
                .closed(i -> i % 7 == 6)
                .event("promotion", 60, i -> i % 30 < 4)
                .number("price", 60, i -> 2 + i % 13 / 10.0);
        for (int day = 20; day < days + 400; day += 33) {
            shop.holiday(day, day % 2 == 0 ? "fair" : "feast");
        }
        return shop;
    }
}
