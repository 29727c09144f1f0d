package com.bakery.forecasting.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.PipelineOptions.ProphetSettings;
import com.bakery.forecasting.ProductPipeline;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.model.ForecastRequest.OrderCosts;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProductModelTest {
    private static final ProductModel UNITS = train(shop(false).data(), PipelineOptions.DEFAULT);

    @Test
    void contributionsSumToEveryDayOfAYear() {
        for (ProductForecast.Day day : UNITS.forecast(ForecastRequest.of(365)).days()) {
            assertThat(day.contributions().values().stream().mapToDouble(v -> v).sum())
                    .isCloseTo(day.yhat(), within(1e-6));
            assertThat(day.yhat()).isFinite().isBetween(day.yhatLower(), day.yhatUpper());
            assertThat(day.yhatLower()).isNotNegative();
        }
    }

    @Test
    void everyHorizonGivesTheSameDays() {
        List<ProductForecast.Day> year = UNITS.forecast(ForecastRequest.of(365)).days();

        for (int horizon : new int[] {1, 10, 28, 100}) {
            List<ProductForecast.Day> days =
                    UNITS.forecast(ForecastRequest.of(horizon)).days();
            assertThat(days).hasSize(horizon);
            assertThat(days.get(horizon - 1).date()).isEqualTo(UNITS.dataTo().plusDays(horizon));
            assertThat(days.get(horizon - 1).yhat())
                    .isCloseTo(year.get(horizon - 1).yhat(), within(1e-9));
        }
    }

    @Test
    void closedDaysSellNothing() {
        for (ProductForecast.Day day :
                UNITS.forecast(new ForecastRequest(60, null, List.of(.9), null)).days()) {
            boolean sunday = day.date().getDayOfWeek().getValue() == 7;
            assertThat(day.closed()).isEqualTo(sunday);
            if (sunday) {
                assertThat(day.yhatUpper()).isZero();
                assertThat(day.quantiles()).containsEntry("0.9", 0.0);
                assertThat(day.suggestedQuantity()).isZero();
                assertThat(day.contributions()).isEmpty();
            }
        }
    }

    @Test
    void productsSoldInUnitsGetWholeSuggestionsOthersOnlyWithCosts() {
        ProductModel weighed = train(shop(true).data(), PipelineOptions.DEFAULT);

        assertThat(UNITS.wholeUnits()).isTrue();
        assertThat(UNITS.forecast(ForecastRequest.of(5)).days())
                .allSatisfy(day -> assertThat(day.suggestedQuantity()).isEqualTo(Math.rint(day.yhat())));
        assertThat(weighed.wholeUnits()).isFalse();
        assertThat(weighed.forecast(ForecastRequest.of(5)).days())
                .filteredOn(day -> !day.closed())
                .allSatisfy(day -> assertThat(day.suggestedQuantity()).isNull());
        assertThat(weighed.forecast(new ForecastRequest(5, null, List.of(), new OrderCosts(1, 2)))
                        .days())
                .filteredOn(day -> !day.closed())
                .allSatisfy(day -> assertThat(day.suggestedQuantity()).isPositive());
    }

    @Test
    void theOrderRisesWithThePriceOfALostSale() {
        double before = 0;
        for (double lost : new double[] {.01, .1, .5, 1, 2, 5, 20, 100, 1e4}) {
            ProductForecast.Day day = UNITS.forecast(new ForecastRequest(2, null, List.of(), new OrderCosts(1, lost)))
                    .days()
                    .get(1);
            assertThat(day.suggestedQuantity())
                    .isGreaterThanOrEqualTo(before)
                    .isEqualTo(Math.rint(day.suggestedQuantity()));
            before = day.suggestedQuantity();
        }
        assertThat(before)
                .isGreaterThan(
                        UNITS.forecast(ForecastRequest.of(2)).days().get(1).yhat());
    }

    @Test
    void quantilesRiseAndWiderIntervalsAreWider() {
        for (ProductForecast.Day day : UNITS.forecast(new ForecastRequest(28, null, List.of(.1, .5, .9), null))
                .days()) {
            assertThat(day.quantiles().get("0.1"))
                    .isLessThanOrEqualTo(day.quantiles().get("0.5"));
            assertThat(day.quantiles().get("0.5"))
                    .isLessThanOrEqualTo(day.quantiles().get("0.9"));
        }
        double narrow = UNITS.forecast(new ForecastRequest(1, .5, List.of(), null))
                .days()
                .get(0)
                .yhatUpper();
        double wide = UNITS.forecast(new ForecastRequest(1, .99, List.of(), null))
                .days()
                .get(0)
                .yhatUpper();
        assertThat(narrow).isLessThan(wide);
    }

    @Test
    void aModelFileKeepsStrictness() {
        ProphetSettings settings = new ProphetSettings(true, true, true, true, .05, 10, 10, 25, .8);
        ProductModel strict = train(shop(false).data(), PipelineOptions.DEFAULT.with(settings));
        ProductModel read = ForecastCodec.readModel(ForecastCodec.write(strict));

        assertThat(read.options().prophet().strict()).isTrue();
        assertThat(read.forecast(ForecastRequest.of(100))).isEqualTo(strict.forecast(ForecastRequest.of(100)));
    }

    @Test
    void aModelWhoseMembersAreGoneSaysSo() {
        ProductModel none = new ProductModel(
                UNITS.engine(),
                UNITS.productId(),
                UNITS.productName(),
                UNITS.dataFrom(),
                UNITS.dataTo(),
                UNITS.dataPoints(),
                UNITS.profile(),
                UNITS.wholeUnits(),
                UNITS.options(),
                UNITS.composition(),
                List.of(com.bakery.forecasting.member.MemberState.of("gone", java.util.Map.of(), java.util.Map.of())),
                UNITS.intervals(),
                UNITS.metrics(),
                UNITS.closed(),
                UNITS.future());

        assertThatThrownBy(() -> none.forecast(ForecastRequest.of(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("class path");
    }

    @Test
    void oneBrokenDayOfAHundredIsStillInUnits() {
        assertThat(ProductModel.isSoldInUnits(
                        AShop.of(200).selling(i -> i < 2 ? 1.5 : 3).data()))
                .isTrue();
        assertThat(ProductModel.isSoldInUnits(
                        AShop.of(200).selling(i -> i < 3 ? 1.5 : 3).data()))
                .isFalse();
    }

    private static ProductModel train(ProductData data, PipelineOptions options) {
        return new ProductPipeline().train(data, options, null, TrainingMonitor.NONE);
    }

    private static AShop shop(boolean weighed) {
        double[] noise = new Random(8).doubles(420, .5, 1.5).toArray();
        AShop shop = AShop.of(420)
                .selling(i -> weighed ? 12 * noise[i] : Math.rint(12 * noise[i]))
                .closed(i -> i % 7 == 6)
                .event("promotion", 60, i -> i % 30 < 4);
        for (int day = 15; day < 800; day += 50) {
            shop.holiday(day, "feast");
        }
        return shop;
    }
}
