package com.bakery.forecasting.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.forecasting.TrainingRefusedException.Reason;
import com.bakery.forecasting.data.DataFinding.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataRulesTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    @Test
    void anOpenDayWithoutARowSoldNothingAndADayWithoutAnySaleIsClosed() {
        List<RawSales> sales = new ArrayList<>(days(60, 10));
        sales.remove(5);
        List<RawSales> shop = new ArrayList<>(days(60, 100));
        sales.remove(8);
        shop.remove(9);
        ProductData data = apply(sales, shop);

        assertThat(data.quantity()[5]).isZero();
        assertThat(data.open(5)).isTrue();
        assertThat(data.open(9)).isFalse();
        assertThat(data.findings()).extracting(DataFinding::kind).containsExactly(Kind.CLOSED_DAYS);
    }

    @Test
    void tooFewDaysWithSalesAreRefusedWithTheirCount() {
        List<RawSales> sales = new ArrayList<>(days(15, 10));
        sales.add(new RawSales(FIRST.plusDays(20), 0));

        assertThatThrownBy(() -> apply(sales, days(60, 100)))
                .isInstanceOfSatisfying(TrainingRefusedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.INSUFFICIENT_DATA))
                .hasMessage("Product requires minimum 30 days of sales data. Currently: 15 days.");
    }

    @Test
    void aConstantProductIsRefused() {
        List<RawSales> constant = new ArrayList<>();
        days(60, 10).forEach(row -> constant.add(new RawSales(row.day(), 4)));

        assertThatThrownBy(() -> apply(constant, days(60, 100)))
                .hasMessage("Product sold 4.0 on every open day; there is nothing to learn.");
    }

    @Test
    void aSpikeIsTakenBackAndSaidUnlessTheDayIsSpecial() {
        List<RawSales> sales = new ArrayList<>(days(120, 10));
        sales.set(60, new RawSales(FIRST.plusDays(60), 5000));
        List<RawSales> shop = days(120, 100);

        ProductData bounded = apply(sales, shop);
        assertThat(bounded.quantity()[60]).isLessThan(100);
        assertThat(bounded.findings()).extracting(DataFinding::kind).containsExactly(Kind.OUTLIER);

        ProductData fair = DataRules.apply(
                "p", "p", sales, shop, List.of(), List.of(new NamedDay(FIRST.plusDays(60), "Fair")), 30);
        assertThat(fair.quantity()[60]).isEqualTo(5000);
    }

    @Test
    void aLongStretchWithoutSalesIsSaid() {
        List<RawSales> sales = new ArrayList<>(days(120, 10));
        sales.subList(40, 60).clear();

        assertThat(apply(sales, days(120, 100)).findings())
                .containsExactly(new DataFinding(
                        Kind.GAP,
                        FIRST.plusDays(40),
                        FIRST.plusDays(59),
                        20,
                        "Nothing was sold on 20 open days in a row."));
    }

    private static ProductData apply(List<RawSales> sales, List<RawSales> shop) {
        return DataRules.apply("p", "p", sales, shop, List.of(), List.of(), 30);
    }

    /** Quantities around a level, with a weekly shape. */
    private static List<RawSales> days(int count, double level) {
        List<RawSales> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new RawSales(FIRST.plusDays(i), level + i % 7));
        }
        return rows;
    }
}
