package com.bakery.forecasting.pooled;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.calendar.SpecialDays;
import com.bakery.forecasting.data.ProductData;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PooledColumnsTest {
    private static final int STEPS = 28;

    @Test
    void noColumnOfAnAnchorChangesWithSalesBehindIt() {
        ProductData data = shop(500).data();
        PooledColumns columns = columns(data);
        for (int anchor : new int[] {6, 13, 20, 27, 28, 29, 100, 250, 363, 364, 365, 440, 471}) {
            PooledColumns changed = columns(AShop.changedBehind(data, anchor));
            for (int step = 1; step <= STEPS; step++) {
                assertThat(row(changed, anchor, step))
                        .as("anchor %s, step %s, columns %s", anchor, step, columns.names())
                        .containsExactly(row(columns, anchor, step));
            }
            assertThat(changed.scale(anchor)).isEqualTo(columns.scale(anchor));
        }
    }

    @Test
    void numbersAreSeenNoFurtherThanTheyAreKnownAhead() {
        ProductData data = AShop.of(200).number("temperature", 10, i -> i).data();
        PooledColumns columns = columns(data);
        int column = columns.names().indexOf("number: temperature");

        assertThat(row(columns, 100, 10)[column]).isEqualTo(110f);
        assertThat(row(columns, 100, 11)[column]).isNaN();
    }

    @Test
    void productsOfAShopHaveTheSameColumnsHoweverYoung() {
        // the price is unknown in the shop's first year: known on all days of the young product, on few of the old one
        AShop old = AShop.of(500).number("price", 10, i -> i < 400 ? Double.NaN : 1);
        AShop young =
                AShop.of(500).number("price", 10, i -> i < 400 ? Double.NaN : 1).from(420);

        assertThat(columns(young.data()).names())
                .isEqualTo(columns(old.data()).names())
                .contains("number: price");
    }

    @Test
    void everyRowHasAllColumns() {
        PooledColumns columns = columns(shop(120).data());

        assertThat(columns.names()).doesNotHaveDuplicates();
        assertThat(row(columns, 90, 28)).hasSameSizeAs(columns.names().toArray());
        assertThat(row(columns, 1, 1)).hasSameSizeAs(columns.names().toArray());
    }

    @Test
    void theScaleOfAProductThatStoppedIsATenth() {
        assertThat(columns(AShop.of(300).selling(i -> i < 100 ? 10 : 0).data()).scale(299))
                .isEqualTo(.1);
    }

    private static PooledColumns columns(ProductData data) {
        return new PooledColumns(data, SpecialDays.of(data));
    }

    private static float[] row(PooledColumns columns, int anchor, int step) {
        FloatRows row = new FloatRows(8);
        columns.append(anchor, step, row);
        return row.values();
    }

    static AShop shop(int days) {
        double[] noise = new Random(5).doubles(days, 0, 20).toArray();
        return AShop.of(days)
                .selling(i -> Math.rint(noise[i]))
                .total(i -> 100 + noise[i])
                .closed(i -> i % 7 == 6)
                .event("promotion", 30, i -> i % 30 < 4)
                .number("price", 30, i -> 2 + i % 13)
                .holiday(45, "feast")
                .holiday(400, "feast");
    }

    static List<ProductData> shop(int days, int products) {
        return java.util.stream.IntStream.range(0, products)
                .mapToObj(p -> shop(days).from(p * 3).data())
                .toList();
    }
}
