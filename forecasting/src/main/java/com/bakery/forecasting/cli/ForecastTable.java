package com.bakery.forecasting.cli;

import com.bakery.forecasting.model.ProductForecast;
import com.bakery.forecasting.model.ProductModel;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Forecasts of many products, a row per product and day. */
final class ForecastTable {
    private static final List<String> HEADER =
            List.of("product", "date", "yhat", "yhat_lower", "yhat_upper", "yhat_lower_80", "yhat_upper_80", "model");

    private final List<List<String>> rows = new ArrayList<>();

    /** @param forecast with the quantiles .1 and .9 */
    void add(ProductModel model, ProductForecast forecast) {
        for (ProductForecast.Day day : forecast.days()) {
            rows.add(List.of(
                    model.productName(),
                    day.date().toString(),
                    Double.toString(day.yhat()),
                    Double.toString(day.yhatLower()),
                    Double.toString(day.yhatUpper()),
                    Double.toString(Objects.requireNonNull(day.quantiles().get("0.1"))),
                    Double.toString(Objects.requireNonNull(day.quantiles().get("0.9"))),
                    model.algorithm()));
        }
    }

    void write(Path file) {
        StringWriter out = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(out)) {
            writer.writeRecord(HEADER);
            rows.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OutputFile.write(file, out.toString().getBytes(StandardCharsets.UTF_8));
    }
}
