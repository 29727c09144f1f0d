package com.bakery.forecasting.cli;

import com.bakery.forecasting.calendar.WorldCalendars;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.Forecast;
import com.bakery.prophet.Frequency;
import com.bakery.prophet.PredictOptions;
import com.bakery.prophet.TimeSeries;
import com.bakery.prophet.io.PythonModelCodec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = "Forecasts from a model file and writes Prophet's columns in Prophet's order.")
final class PredictCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            required = true,
            description = "Model file, of fit or of Python's model_to_json; .gz is read too.")
    private Path model;

    @ArgGroup(multiplicity = "1")
    private Rows rows;

    @Option(names = "--no-intervals", description = "Leaves the bounds out.")
    private boolean noIntervals;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "Seed of the intervals that are drawn (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", required = true, description = "CSV file to write.")
    private Path out;

    /** Which rows are forecast. */
    static final class Rows {
        @Option(
                names = "--future",
                required = true,
                description = "CSV file with ds, regressors, conditions, cap and floor.")
        private @Nullable Path future;

        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable Ahead ahead;
    }

    /** Rows behind the history. */
    static final class Ahead {
        @Option(names = "--periods", required = true, description = "Rows behind the last one of the history.")
        private int periods;

        @Option(
                names = "--freq",
                description = "How far apart: D, h, 5min, W-MON, MS ...; as the history's last rows by default.")
        private @Nullable String freq;

        @Option(names = "--include-history", description = "Forecasts the history's times too.")
        private boolean includeHistory;
    }

    @Override
    public Integer call() {
        byte[] file = OutputFile.readModel(model);
        FittedProphet fitted = PythonModelCodec.read(file, new WorldCalendars());
        Forecast forecast = fitted.predict(future(fitted, file), new PredictOptions(seed, !noIntervals, null));
        Map<String, double[]> columns = forecast.columns();
        CsvFile.write(out, table -> {
            table.column("ds", CsvFile.times(forecast.ds()));
            columns.forEach((name, values) -> table.column(name, CsvFile.numbers(values)));
        });
        return 0;
    }

    private TimeSeries future(FittedProphet fitted, byte[] file) {
        if (rows.future != null) {
            return SeriesFile.read(rows.future, SeriesFile.columnsOf(fitted), false);
        }
        Ahead ahead = Objects.requireNonNull(rows.ahead);
        double[] last = fitted.history().lastDates();
        Frequency frequency = ahead.freq == null ? Frequency.infer(last) : Frequency.of(ahead.freq);
        double[] times = frequency.after(fitted.history().lastDate(), ahead.periods);
        if (ahead.includeHistory) {
            times = DoubleStream.concat(DoubleStream.of(PythonModelCodec.historyDates(file)), DoubleStream.of(times))
                    .toArray();
        }
        return new TimeSeries(times, new double[0], Map.of());
    }
}
