package com.bakery.forecasting;

import com.bakery.forecasting.data.DataRules;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RawSales;
import com.bakery.forecasting.data.RegressorSeries;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The real bakeries of the test data, cut at any day. */
final class Bakery {
    private Bakery() {}

    /** A product of the German bakery with the event flags of its calendar, as known on {@code lastDay}. */
    static ProductData german(String product, LocalDate lastDay) {
        return product("german-bakery", product, lastDay, events());
    }

    static ProductData edinburgh(String product, LocalDate lastDay) {
        return product("bread-basket", product, lastDay, List.of());
    }

    private static ProductData product(
            String shop, String product, LocalDate lastDay, List<RegressorSeries> regressors) {
        List<RawSales> sales = new ArrayList<>();
        Map<LocalDate, Double> totals = new TreeMap<>();
        for (NamedCsvRecord row : rows("/data/" + shop + "/sales_daily.csv")) {
            LocalDate day = LocalDate.parse(row.getField("date"));
            double quantity = Double.parseDouble(row.getField("quantity"));
            if (!day.isAfter(lastDay)) {
                totals.merge(day, quantity, Double::sum);
                if (row.getField("product").equals(product)) {
                    sales.add(new RawSales(day, quantity));
                }
            }
        }
        List<RawSales> open = new ArrayList<>();
        totals.forEach((day, quantity) -> open.add(new RawSales(day, quantity)));
        return DataRules.apply(product, product, sales, open, regressors, List.of(), 30);
    }

    private static List<RegressorSeries> events() {
        List<NamedCsvRecord> rows = rows("/data/german-bakery/regressors_daily.csv");
        LocalDate first = LocalDate.parse(rows.get(0).getField("date"));
        List<RegressorSeries> events = new ArrayList<>();
        for (String name : List.of("is_holiday", "is_schoolholiday", "promotion_currentweek")) {
            double[] values = rows.stream()
                    .mapToDouble(row -> Double.parseDouble(row.getField(name)))
                    .toArray();
            events.add(new RegressorSeries(name, RegressorSeries.Kind.EVENT_FLAG, first, values));
        }
        return events;
    }

    private static List<NamedCsvRecord> rows(String path) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        Objects.requireNonNull(Bakery.class.getResourceAsStream(path), path),
                        StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
