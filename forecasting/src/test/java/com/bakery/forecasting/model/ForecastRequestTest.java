package com.bakery.forecasting.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.forecasting.model.ForecastRequest.OrderCosts;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastRequestTest {

    @Test
    void takesTheEndsOfItsRanges() {
        assertThat(ForecastRequest.of(1).horizonDays()).isEqualTo(1);
        assertThat(ForecastRequest.of(365).horizonDays()).isEqualTo(365);
        assertThat(new ForecastRequest(1, 1e-9, List.of(.999999), new OrderCosts(1e9, 1e-9)).intervalWidth())
                .isEqualTo(1e-9);
        assertThat(new ForecastRequest(1, null, Collections.nCopies(99, .5), null).quantiles())
                .hasSize(99);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 366})
    void refusesOtherHorizons(int days) {
        assertThatThrownBy(() -> ForecastRequest.of(days)).hasMessage("horizon_days must lie in 1..365, not " + days);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -.5, 2, Double.NaN})
    void refusesOtherProbabilities(double value) {
        assertThatThrownBy(() -> new ForecastRequest(1, value, List.of(), null)).hasMessageContaining("interval_width");
        assertThatThrownBy(() -> new ForecastRequest(1, null, List.of(.5, value), null))
                .hasMessageContaining("quantiles");
    }

    @Test
    void refusesAHundredQuantiles() {
        assertThatThrownBy(() -> new ForecastRequest(1, null, Collections.nCopies(100, .5), null))
                .hasMessageContaining("at most 99");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.1e9, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesOtherCosts(double cost) {
        assertThatThrownBy(() -> new OrderCosts(cost, 1)).hasMessageContaining("waste_cost");
        assertThatThrownBy(() -> new OrderCosts(1, cost)).hasMessageContaining("lost_sale_cost");
    }

    @Test
    void theServiceLevelIsTheNewsvendors() {
        assertThat(new OrderCosts(1, 3).serviceLevel()).isEqualTo(.75);
        assertThat(new OrderCosts(1e-320, 1e9).serviceLevel()).isEqualTo(1 - 1e-6);
        assertThat(new OrderCosts(1e9, 1e-320).serviceLevel()).isEqualTo(1e-6);
    }
}
