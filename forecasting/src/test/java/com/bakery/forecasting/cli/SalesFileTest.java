package com.bakery.forecasting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesFileTest {
    private static final LocalDate LAST = LocalDate.of(2025, 1, 1);

    @TempDir
    private Path folder;

    @Test
    void learnsFromTheBestSellersOfTheLastYearAsTheServiceDoes() throws IOException {
        StringBuilder text = new StringBuilder("date,product,quantity\n");
        for (int product = 0; product < 502; product++) {
            row(text, LAST, product, product < 3 ? 2 : 5);
        }
        row(text, LAST.minusDays(365), 1, 1000);
        row(text, LAST.minusDays(364), 2, 1000);
        SalesFile sales = SalesFile.read(Files.writeString(folder.resolve("sales.csv"), text));

        // the same two as in ShopProductsIT: what was sold a day too long ago helps no product
        assertThat(sales.bestSelling()).hasSize(500).contains("p002", "p003").doesNotContain("p000", "p001");
    }

    private static void row(StringBuilder text, LocalDate day, int product, int quantity) {
        text.append(day)
                .append(String.format(",p%03d,", product))
                .append(quantity)
                .append('\n');
    }
}
