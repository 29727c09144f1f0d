package com.bakery.training.activities.collection;

import com.bakery.forecasting.ForecastingEngine;
import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.data.NamedDay;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.training.registry.artifact.Checksums;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Tells whether training a product again could give another model: a hash of its own series, sold-out days included, up to the shop's last day, the regressors, the
 * named days, the options and the engine's version. The shop's totals are left out: they change with every sale of every other product.
 */
public final class DataHash {
    private DataHash() {}

    /** 64 hexadecimal digits. */
    public static String of(ProductData data, PipelineOptions options) {
        return of(data, options, ForecastingEngine.VERSION);
    }

    /** The same for another engine. */
    static String of(ProductData data, PipelineOptions options, String engineVersion) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * data.days());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(engineVersion);
            out.writeUTF(options.toString());
            out.writeUTF(data.productId());
            out.writeUTF(data.firstDay().toString());
            numbers(out, data.quantity());
            for (boolean soldOut : data.soldOut()) {
                out.writeBoolean(soldOut);
            }
            for (RegressorSeries regressor : data.regressors()) {
                out.writeUTF(regressor.name());
                out.writeUTF(regressor.firstDay().toString());
                numbers(out, regressor.values());
            }
            for (NamedDay day : data.holidays()) {
                out.writeUTF(day.day() + " " + day.name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Checksums.sha256(bytes.toByteArray());
    }

    private static void numbers(DataOutputStream out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }
}
