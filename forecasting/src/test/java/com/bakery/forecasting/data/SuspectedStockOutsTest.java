package com.bakery.forecasting.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.forecasting.data.DataFinding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuspectedStockOutsTest {
    @Test
    void aRunWithoutSalesOfADailyProductIsSuspectedAndLeftAsItIs() {
        List<RawSales> rows = daily();
        clear(rows, 100, 104, false);
        ProductData data = SimulatedShop.data(rows);

        assertThat(data.findings())
                .containsExactly(
                        new DataFinding(
                                Kind.SUSPECTED_STOCK_OUT,
                                SimulatedShop.FIRST.plusDays(100),
                                SimulatedShop.FIRST.plusDays(103),
                                4,
                                "Nothing was sold on 4 open days in a row, which is improbable for this product. If it had run out, mark the days as sold out."));
        assertThat(data.quantity()[101]).isZero();
    }

    @Test
    void aSingleDayAMarkedRunAndALongGapAreNot() {
        List<RawSales> rows = daily();
        clear(rows, 100, 101, false);
        clear(rows, 150, 154, true);
        clear(rows, 300, 316, false);

        assertThat(SimulatedShop.data(rows).findings())
                .extracting(DataFinding::kind)
                .containsExactlyInAnyOrder(Kind.GAP, Kind.STOCK_OUT);
    }

    @Test
    void namedDaysProveNothing() {
        List<RawSales> rows = daily();
        clear(rows, 100, 103, false);
        NamedDay[] named = IntStream.range(100, 103)
                .mapToObj(day -> new NamedDay(SimulatedShop.FIRST.plusDays(day), "Fair"))
                .toArray(NamedDay[]::new);

        assertThat(SimulatedShop.data(rows).findings())
                .extracting(DataFinding::kind)
                .containsExactly(Kind.SUSPECTED_STOCK_OUT);
        assertThat(SimulatedShop.data(rows, named).findings()).isEmpty();
    }

    @Test
    void weekdaysWithoutSalesProveNothingAndTheOthersDo() {
        List<RawSales> rows = daily();
        for (int i = 6; i < rows.size(); i += 7) {
            clear(rows, i - 1, i + 1, false);
        }
        assertThat(SimulatedShop.data(rows).findings()).isEmpty();

        clear(rows, 91, 96, false);
        assertThat(SimulatedShop.data(rows).findings())
                .extracting(DataFinding::kind)
                .containsExactly(Kind.SUSPECTED_STOCK_OUT);
    }

    @Test
    void aPauseOfAProductThatDoesNotSellDailyIsNotSuspected() {
        List<RawSales> rows = daily();
        for (int i = 0; i < rows.size(); i += 3) {
            clear(rows, i, i + 1, false);
        }
        clear(rows, 100, 112, false);

        assertThat(SimulatedShop.data(rows).findings()).isEmpty();
    }

    @Test
    void aProductThatSellsNowAndThenIsNeverSuspected() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(SimulatedShop.data(
                                    SimulatedShop.stationary(730, .7, 2, seed).sold())
                            .findings())
                    .extracting(DataFinding::kind)
                    .doesNotContain(Kind.SUSPECTED_STOCK_OUT);
        }
    }

    @Test
    void chanceAloneIsSeldomSuspected() {
        int suspected = 0;
        for (int seed = 0; seed < 200; seed++) {
            suspected +=
                    SimulatedShop.data(SimulatedShop.stationary(730, 3, 5, seed).sold()).findings().stream()
                                    .anyMatch(finding -> finding.kind() == Kind.SUSPECTED_STOCK_OUT)
                            ? 1
                            : 0;
        }
        assertThat(suspected).isLessThan(20);
    }

    private static List<RawSales> daily() {
        return new ArrayList<>(SimulatedShop.stationary(400, 20, 20, 1).sold());
    }

    private static void clear(List<RawSales> rows, int from, int to, boolean soldOut) {
        for (int i = from; i < to; i++) {
            rows.set(i, new RawSales(rows.get(i).day(), 0, soldOut));
        }
    }
}
