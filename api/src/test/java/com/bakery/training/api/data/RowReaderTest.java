package com.bakery.training.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.api.problem.BodyTooLargeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

class RowReaderTest {
    private final RowReader csv = new CsvRowReader();
    private final RowReader json = new JsonRowReader(new JsonMapper());

    @Test
    void readsCsvWithQuotesByteOrderMarkAndWindowsLineEnds() throws IOException {
        List<Row> rows = read(
                csv,
                "\uFEFFDate, product ,quantity\r\n2026-01-02,\"Croissant, plain\",3\r\n\r\n2026-01-03,Bagel,4\r\n");
        assertThat(rows)
                .containsExactly(
                        new Row(2, Map.of("date", "2026-01-02", "product", "Croissant, plain", "quantity", "3")),
                        new Row(4, Map.of("date", "2026-01-03", "product", "Bagel", "quantity", "4")));
    }

    @Test
    void givesARowWithTheWrongNumberOfFieldsNoCells() throws IOException {
        List<Row> rows =
                read(csv, "date,product,quantity\n2026-01-02,Bagel\n2026-01-02,Bagel,1,2\n2026-01-02,Bagel,1\n");
        assertThat(rows).extracting(row -> row.cells().size()).containsExactly(0, 0, 3);
    }

    @Test
    void refusesAFileWithoutTheColumnsOrWithOneTwice() {
        assertRefused(csv, "date,quantity\n2026-01-01,1\n", 400, "product");
        assertRefused(csv, "date,product,quantity,date\n", 400, "twice");
        assertRefused(csv, "", 400, "empty");
    }

    @Test
    void refusesWhatIsNoUtf8() {
        byte[] latin = "date,product,quantity\n2026-01-01,Br\u00f6tchen,1\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> csv.read(new ByteArrayInputStream(latin), SalesRow.REQUIRED, row -> {}))
                .isInstanceOf(ErrorResponseException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void answersTooLargeWhereTheStreamIsCut() {
        InputStream cut = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new BodyTooLargeException(10);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new BodyTooLargeException(10);
            }
        };
        for (RowReader reader : List.of(csv, json)) {
            assertThatThrownBy(() -> reader.read(cut, SalesRow.REQUIRED, row -> {}))
                    .satisfiesAnyOf(
                            failure -> assertThat(failure).isInstanceOf(BodyTooLargeException.class),
                            failure -> assertThat(((ErrorResponseException) failure)
                                            .getStatusCode()
                                            .value())
                                    .isEqualTo(413));
        }
    }

    @Test
    void readsJsonRowsWithNumbersAndNulls() throws IOException {
        List<Row> rows = read(
                json,
                "[{\"date\":\"2026-01-02\",\"product\":\"Bagel\",\"quantity\":3.5,\"unit_price\":null,\"sold_out\":true}]");
        assertThat(rows)
                .containsExactly(new Row(
                        1,
                        Map.of(
                                "date", "2026-01-02",
                                "product", "Bagel",
                                "quantity", "3.5",
                                "unit_price", "",
                                "sold_out", "true")));
    }

    @Test
    void refusesJsonThatIsNotAnArrayOfFlatObjects() {
        assertRefused(json, "{}", 400, "array");
        assertRefused(json, "[1]", 400, "array of objects");
        assertRefused(json, "[{\"a\":[1]}]", 400, "flat");
        assertRefused(json, "[{\"a\":1}", 400, "JSON");
        assertRefused(json, "[] []", 400, "one array");
        assertRefused(json, "", 400, "array");
    }

    private static List<Row> read(RowReader reader, String text) throws IOException {
        List<Row> rows = new ArrayList<>();
        reader.read(stream(text), SalesRow.REQUIRED, rows::add);
        return rows;
    }

    private static void assertRefused(RowReader reader, String text, int status, String words) {
        assertThatThrownBy(() -> reader.read(stream(text), Set.of("date", "product", "quantity"), row -> {}))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refusal -> assertThat(refusal.getStatusCode().value()).isEqualTo(status))
                .hasMessageContaining(words);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
