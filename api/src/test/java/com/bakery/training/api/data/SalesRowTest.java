package com.bakery.training.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesRowTest {
    private static final LocalDate LATEST = LocalDate.of(2026, 12, 31);

    @Test
    void readsAllColumns() {
        SalesRow row = SalesRow.parse(
                row(Map.of(
                        "product_id", "0B0E2C1E-6f39-4a55-9c2f-7e2f3d0e8a11",
                        "unit_price", "1.20",
                        "category", " bread ",
                        "sold_out", "TRUE",
                        "quantity", "-2.5e1")),
                LATEST);
        assertThat(row.productId()).isEqualTo(UUID.fromString("0b0e2c1e-6f39-4a55-9c2f-7e2f3d0e8a11"));
        assertThat(row.unitPrice()).isEqualTo(1.2);
        assertThat(row.category()).isEqualTo("bread");
        assertThat(row.soldOut()).isTrue();
        assertThat(row.quantity()).isEqualTo(-25);
    }

    @Test
    void oneNameHasOneSpelling() {
        SalesRow composed = SalesRow.parse(row(Map.of("product", "Br\u00f6tchen")), LATEST);
        SalesRow decomposed = SalesRow.parse(row(Map.of("product", " Bro\u0308tchen")), LATEST);
        assertThat(composed.product()).isEqualTo(decomposed.product());
    }

    @ParameterizedTest
    @CsvSource({
        "date, 01.02.2026, is not a date",
        "date, 2026-02-30, is not a date",
        "date, 2027-01-01, does not lie in",
        "date, 1969-12-31, does not lie in",
        "date, '', is missing",
        "product, '  ', is missing",
        "quantity, '', is missing",
        "quantity, NaN, is not a number",
        "quantity, Infinity, is not a number",
        "quantity, 0x10, is not a number",
        "quantity, 1d, is not a number",
        "quantity, '1,5', is not a number",
        "quantity, 1e10, does not lie in",
        "unit_price, -1, is negative",
        "product_id, 1-1-1-1-1, is not a UUID",
        "sold_out, maybe, is none of",
    })
    void refusesNamingFieldAndRule(String field, String value, String rule) {
        assertThatThrownBy(() -> SalesRow.parse(row(Map.of(field, value)), LATEST))
                .isInstanceOfSatisfying(RowRefusedException.class, refusal -> assertThat(refusal.field())
                        .isEqualTo(field))
                .hasMessageContaining(rule);
    }

    @Test
    void refusesControlCharactersAndLongNames() {
        assertThatThrownBy(() -> SalesRow.parse(row(Map.of("product", "a\u0000b")), LATEST))
                .hasMessageContaining("control");
        assertThatThrownBy(() -> SalesRow.parse(row(Map.of("product", "x".repeat(201))), LATEST))
                .hasMessageContaining("200");
    }

    /** The database would store a question mark for each of them, and two products would have one name. */
    @Test
    void refusesHalfASurrogatePair() {
        assertThatThrownBy(() -> SalesRow.parse(row(Map.of("product", "a\ud800b")), LATEST))
                .hasMessageContaining("Unicode");
        assertThat(SalesRow.parse(row(Map.of("product", "\ud83e\udd50")), LATEST)
                        .product())
                .isEqualTo("\ud83e\udd50");
    }

    private static Row row(Map<String, String> changes) {
        Map<String, String> cells = new HashMap<>(Map.of("date", "2026-01-02", "product", "Bagel", "quantity", "1"));
        cells.putAll(changes);
        return new Row(2, cells);
    }
}
