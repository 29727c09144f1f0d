package com.bakery.forecasting.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.forecasting.model.ForecastCodec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductDataTest {
    @Test
    void marksAndFindingsSurviveTheStagedFile() {
        ProductData data = SimulatedShop.data(SimulatedShop.of(100, 10, 20, 1).soldFromStock(.2, .2));
        ProductData read = ForecastCodec.readData(ForecastCodec.write(data));

        assertThat(read.soldOut()).isEqualTo(data.soldOut()).contains(true);
        assertThat(read.quantity()).isEqualTo(data.quantity());
        assertThat(read.findings()).isEqualTo(data.findings()).isNotEmpty();
    }

    @Test
    void marksOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> new ProductData(
                        "p",
                        "p",
                        SimulatedShop.FIRST,
                        new double[3],
                        new double[3],
                        new boolean[2],
                        List.of(),
                        List.of(),
                        List.of(),
                        null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("soldOut has length 2 but quantity has length 3");
    }

    @Test
    void aMarkOnAClosedDayOrOutsideTheGridIsIgnored() {
        List<RawSales> rows =
                new ArrayList<>(SimulatedShop.stationary(60, 10, 20, 1).sold());
        List<RawSales> shop = new ArrayList<>();
        rows.forEach(row -> shop.add(new RawSales(row.day(), row.day().getDayOfMonth() == 10 ? 0 : 1000)));
        rows.replaceAll(row -> row.day().getDayOfMonth() == 10 ? new RawSales(row.day(), 0, true) : row);
        rows.add(new RawSales(SimulatedShop.FIRST.minusDays(1), 0, true));
        rows.add(new RawSales(SimulatedShop.FIRST.plusDays(60), 0, true));
        ProductData data = DataRules.apply("p", "p", rows, shop, List.of(), List.of(), 30);

        assertThat(data.soldOut()).hasSize(60).doesNotContain(true);
        assertThat(data.quantity()[9]).isZero();
    }
}
