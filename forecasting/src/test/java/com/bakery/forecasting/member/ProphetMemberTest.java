package com.bakery.forecasting.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.PipelineOptions.ProphetSettings;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.prophet.ProphetOptions;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProphetMemberTest {

    @Test
    void theSafeRulesLeaveOutTheDailyTermAndHolidays() {
        TrainingWindow window = shop().window();
        ProphetOptions options = ProphetMember.options(window);

        assertThat(options.regressors()).extracting("name").containsExactly("event: promotion", "number: price");
        assertThat(options.holidays()).isEmpty();
        assertThat(ProphetMember.history(window).size()).isEqualTo(400 - 57 - 7);
        assertThat(options.dailySeasonality().toString())
                .isNotEqualTo(strictOptions().dailySeasonality().toString());
    }

    @Test
    void strictTakesHolidaysAndFlagsLiterally() {
        ProphetOptions options = strictOptions();

        assertThat(options.regressors())
                .extracting("name")
                .containsExactly("event: is_holiday", "event: promotion", "number: price");
        assertThat(options.holidays()).isNotEmpty();
        assertThat(ProphetMember.history(strict()).size()).isEqualTo(400 - 57);
    }

    @Test
    void strictnessIsKeptInTheState() {
        FittedMember safe = new ProphetMember().fit(shop().window(), TrainingMonitor.NONE);
        FittedMember strict = new ProphetMember().fit(strict(), TrainingMonitor.NONE);

        assertThat(safe.state().array("holiday")[0]).isPositive();
        assertThat(strict.state().array("holiday")[0]).isZero();
    }

    @Test
    void takesPartFromAYearOnAndHasAShare() {
        ProphetMember member = new ProphetMember();

        assertThat(member.appliesTo(AShop.of(364).window())).isFalse();
        assertThat(member.appliesTo(AShop.of(365).window())).isTrue();
        assertThat(member.share(364)).isZero();
        assertThat(member.share(365)).isPositive();
    }

    @Test
    void afterMonthsOfClosureAYearThatWasNeverSeenIsNotMadeUp() {
        double[] noise = new Random(3).doubles(400).toArray();
        TrainingWindow window = AShop.of(400)
                .selling(i -> Math.floor(20 + 12 * noise[i]))
                .closed(i -> i >= 300)
                .window();
        double[] forecast =
                new ProphetMember().fit(window, TrainingMonitor.NONE).forecast(28, window.knownFuture());

        assertThat(Arrays.stream(forecast).boxed())
                .allSatisfy(day -> assertThat(day).isBetween(20.0, 32.0));
        assertThat(ProphetMember.hasYearlyTerm(window)).isFalse();
        assertThat(ProphetMember.hasYearlyTerm(
                        AShop.of(365).closed(i -> i % 7 == 0 || i > 360).window()))
                .as("a year but for its closed days")
                .isTrue();
    }

    @Test
    void withTooFewRowsTheMemberFailsAndNotTheProduct() {
        // a shop that opened on a single day of the first year
        TrainingWindow window =
                AShop.of(500).closed(i -> i != 0 && i < 450).window().first(400);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new ProphetMember().fit(window, TrainingMonitor.NONE))
                .isInstanceOf(MemberFailedException.class)
                .hasMessageContaining("prophet");
    }

    @Test
    void theSearchNeedsTimeAndHistory() {
        assertThat(ProphetTuning.search(shop().window())).isEmpty();
        PipelineOptions timed = tuned(10);
        assertThat(ProphetTuning.search(TrainingWindow.whole(AShop.of(400).data(), timed, null)))
                .isEmpty();
    }

    @Test
    void theSearchKeepsSettingsWithoutAnyError() {
        // a constant series has no error to take away, and no share of it either
        assertThat(ProphetTuning.search(TrainingWindow.whole(AShop.of(480).data(), tuned(20), null)))
                .isEmpty();
    }

    @Test
    void theSearchFreesAWeekThatThePriorHoldsDown() {
        double[] noise = new Random(11).doubles(500, -3, 3).toArray();
        ProphetSettings stiff = ProphetSettings.DEFAULT.scaled(.05, 1e-4);
        PipelineOptions options = tuned(20).with(stiff);
        AShop shop = AShop.of(500).selling(i -> 100 + (i % 7 == 5 ? 100 : 0) + noise[i]);

        assertThat(ProphetTuning.search(TrainingWindow.whole(shop.data(), options, null)))
                .hasValueSatisfying(found -> {
                    assertThat(found.gain()).isBetween(.05, 1.0);
                    assertThat(found.settings().seasonalityPriorScale()).isGreaterThan(1e-4);
                    assertThat(found.settings().holidaysPriorScale()).isEqualTo(stiff.holidaysPriorScale());
                });
    }

    private static PipelineOptions tuned(int seconds) {
        PipelineOptions options = PipelineOptions.DEFAULT;
        return new PipelineOptions(
                options.minTrainingDays(),
                options.horizonDays(),
                options.intervalWidth(),
                options.seed(),
                seconds,
                options.prophet());
    }

    private static TrainingWindow strict() {
        ProphetSettings settings = new ProphetSettings(true, true, true, true, .05, 10, 10, 25, .8);
        return TrainingWindow.whole(shop().data(), PipelineOptions.DEFAULT.with(settings), null);
    }

    private static ProphetOptions strictOptions() {
        return ProphetMember.options(strict());
    }

    /** Sundays closed; seven open holidays that the flag marks and a name too; a price that ends with the sales is no column. */
    private static AShop shop() {
        double[] noise = new Random(2).doubles(400, .8, 1.2).toArray();
        AShop shop = AShop.of(400)
                .selling(i -> 10 * noise[i])
                .closed(i -> i % 7 == 6)
                .event("is_holiday", 30, i -> i % 56 == 8)
                .event("promotion", 30, i -> i % 30 < 4)
                .number("price", 30, i -> 1 + i % 10)
                .number("temperature", 0, i -> 1 + i % 10);
        for (int day = 8; day < 400; day += 56) {
            shop.holiday(day, "feast");
        }
        return shop;
    }
}
