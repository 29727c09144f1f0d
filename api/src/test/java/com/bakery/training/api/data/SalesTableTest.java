package com.bakery.training.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.sales.SaleRow;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SalesTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);
    private static final UUID ID = UUID.randomUUID();

    private final SalesTable table = new SalesTable(2);

    @Test
    void sumsTheRowsOfOneProductAndDay() {
        add("Bagel", 3, null, null);
        add("Bagel", 4.5, 1.2, false);
        add("Bagel", -1, null, true);
        assertThat(sales("Bagel")).containsExactly(new SaleRow(ID, DAY, 6.5, 1.2, true));
        assertThat(table.products().iterator().next().rows()).isEqualTo(3);
    }

    @Test
    void aNegativeDayCountsZero() {
        add("Bagel", 3, null, null);
        add("Bagel", -5, null, null);
        assertThat(sales("Bagel")).containsExactly(new SaleRow(ID, DAY, 0, null, null));
    }

    @Test
    void refusesASecondIdForAProduct() {
        UUID first = UUID.randomUUID();
        table.add(new SalesRow(DAY, "Bagel", first, 1, null, null, null), 2);
        table.add(new SalesRow(DAY, "Bagel", null, 1, null, null, null), 3);
        assertThatThrownBy(() -> table.add(new SalesRow(DAY, "Bagel", UUID.randomUUID(), 1, null, null, null), 4))
                .isInstanceOf(RowRefusedException.class)
                .hasMessageContaining(first.toString());
    }

    @Test
    void refusesMoreProductsThanAnUploadMayHave() {
        add("Bagel", 1, null, null);
        add("Roll", 1, null, null);
        assertThatThrownBy(() -> add("Bread", 1, null, null)).isInstanceOf(RowRefusedException.class);
    }

    private void add(String product, double quantity, Double price, Boolean soldOut) {
        table.add(new SalesRow(DAY, product, null, quantity, price, null, soldOut), 2);
    }

    private List<SaleRow> sales(String product) {
        return table.products().stream()
                .filter(known -> known.reference().name().equals(product))
                .findFirst()
                .orElseThrow()
                .sales(ID);
    }
}
