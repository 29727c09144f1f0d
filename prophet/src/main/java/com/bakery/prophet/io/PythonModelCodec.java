package com.bakery.prophet.io;

import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.TimeSeries;
import com.bakery.prophet.holiday.CountryCalendars;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Models as Python's Prophet keeps them ({@code model_to_json}, {@code model_from_json}). Files of every 1.x version are read; those written here load
 * in Python and forecast the same there.
 */
public final class PythonModelCodec {
    /** No file is larger; 30,000 rows of history take about 5 MB. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final StrictJson JSON = new StrictJson(MAX_BYTES, MAX_BYTES);

    private PythonModelCodec() {}

    /** As {@link #read(byte[], CountryCalendars)}, with Spain's calendar. */
    public static FittedProphet read(byte[] bytes) {
        return read(bytes, CountryCalendars.SPAIN);
    }

    /**
     * The model in a file of Python's.
     *
     * @param calendars finds the holidays of a model that was told a country; Python's own may differ in names and days
     * @throws ProphetException INVALID_MODEL_FILE for a file that is too large, damaged, sampled, or lacks what a forecast needs
     */
    public static FittedProphet read(byte[] bytes, CountryCalendars calendars) {
        return JSON.read(bytes, parser -> new PythonModelReader(JSON, JsonTree.read(parser), calendars).model());
    }

    /**
     * The times of a file's history, ascending, those without a value included.
     *
     * @throws ProphetException INVALID_MODEL_FILE as {@link #read(byte[])}
     */
    public static double[] historyDates(byte[] bytes) {
        return JSON.read(bytes, parser -> {
            String series = JsonTree.read(parser).text("history_dates");
            return PandasJson.series(JSON, series).stream()
                    .mapToDouble(PandasJson::seconds)
                    .toArray();
        });
    }

    /** The smallest file that forecasts the same in Python: a stub of two rows stands for the history. */
    public static byte[] writeMinimal(FittedProphet model) {
        return write(model, null, model.history().lastDates());
    }

    /**
     * The whole file, with which Python can also plot, cross-validate and forecast without a frame.
     *
     * @param history the series the model was fitted to
     */
    public static byte[] write(FittedProphet model, TimeSeries history) {
        TimeSeries rows = history.observed();
        if (rows.size() == 0) {
            throw new ProphetException(Reason.INVALID_DATA, "the history has no rows with a value");
        }
        return write(
                model, rows, Arrays.stream(history.ds()).sorted().distinct().toArray());
    }

    private static byte[] write(FittedProphet model, @Nullable TimeSeries history, double[] dates) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
        try (JsonGenerator json = JSON.generator(out)) {
            new PythonModelWriter(JSON, json, model, history).write(dates);
        }
        return out.toByteArray();
    }
}
