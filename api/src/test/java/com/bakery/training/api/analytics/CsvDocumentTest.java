package com.bakery.training.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDocumentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                " =1+1",
                "\t=1+1",
                "\u00a0=1+1",
                "\ufeff=1+1",
                "\u200b=1+1",
                "＝1+1",
                "＋1",
                "－1",
                "＠A1",
                "@A1"
            })
    void noSpreadsheetRunsAText(String name) {
        assertThat(new CsvDocument("name").row(name).answer("x").getBody()).isEqualTo("name\r\n'" + name + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Roll", "Rye-bread", "1=1", "Café + té"})
    void othersStayAsTheyAre(String name) {
        assertThat(new CsvDocument("name").row(name, -1.5).answer("x").getBody())
                .isEqualTo("name\r\n" + name + ",-1.5\r\n");
    }
}
