package com.bakery.forecasting.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.SimulatedShop;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class SeriesProfileTest {
    @Test
    void theClassFollowsIntervalAndVariation() {
        assertThat(seriesClass(day -> 10 + day % 2)).isEqualTo(SeriesClass.SMOOTH);
        assertThat(seriesClass(day -> day % 5 == 0 ? 60 : 5)).isEqualTo(SeriesClass.ERRATIC);
        assertThat(seriesClass(day -> day % 2)).isEqualTo(SeriesClass.INTERMITTENT);
        assertThat(seriesClass(day -> day % 2 == 0 ? 0 : day % 5 == 0 ? 60 : 5)).isEqualTo(SeriesClass.LUMPY);
        assertThat(seriesClass(day -> day % 7 == 0 && day < 7 * 29 ? 5 : 0)).isEqualTo(SeriesClass.SHORT);
        assertThat(seriesClass(day -> day % 7 == 0 && day < 7 * 30 ? 5 : 0)).isEqualTo(SeriesClass.INTERMITTENT);
    }

    @Test
    void theCutsBelongToTheUpperClass() {
        assertThat(SeriesClass.of(30, 1.3199, .4899)).isEqualTo(SeriesClass.SMOOTH);
        assertThat(SeriesClass.of(30, 1.3199, .49)).isEqualTo(SeriesClass.ERRATIC);
        assertThat(SeriesClass.of(30, 1.32, .4899)).isEqualTo(SeriesClass.INTERMITTENT);
        assertThat(SeriesClass.of(30, 1.32, .49)).isEqualTo(SeriesClass.LUMPY);
    }

    @Test
    void closedDaysDoNotCount() {
        double[] shop = new double[280];
        double[] quantity = new double[280];
        Arrays.setAll(shop, day -> day % 7 == 6 ? 0 : 100);
        Arrays.setAll(quantity, day -> day % 7 == 6 || day % 7 == 2 ? 0 : 8 + 4 * (day % 2));
        SeriesProfile profile = SeriesProfile.of(data(shop, quantity));

        assertThat(profile.openDays()).isEqualTo(240);
        assertThat(profile.saleDays()).isEqualTo(200);
        assertThat(profile.averageInterval()).isEqualTo(1.2);
        assertThat(profile.meanPerOpenDay()).isCloseTo(2000 / 240.0, within(1e-9));
        assertThat(profile.squaredVariation()).isCloseTo(.04, within(1e-9));
        assertThat(profile.forecastability()).isGreaterThan(.5);
    }

    @Test
    void aProductWithoutAnySaleHasAProfileOfZeros() {
        assertThat(SeriesProfile.of(data(new double[] {1, 1}, new double[] {0, 0})))
                .isEqualTo(new SeriesProfile(SeriesClass.SHORT, 0, 2, 0, 0, 0, 0));
    }

    private static SeriesClass seriesClass(IntToDoubleFunction quantity) {
        double[] shop = new double[365];
        double[] values = new double[365];
        Arrays.fill(shop, 100);
        Arrays.setAll(values, quantity);
        return SeriesProfile.of(data(shop, values)).seriesClass();
    }

    private static ProductData data(double[] shop, double[] quantity) {
        return new ProductData("p", "p", SimulatedShop.FIRST, shop, quantity, List.of(), List.of(), List.of());
    }
}
