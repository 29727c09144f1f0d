package com.bakery.forecasting.cli;

import com.bakery.forecasting.calendar.WorldCalendars;
import com.bakery.prophet.FitOptions;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.PredictOptions;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.TimeSeries;
import com.bakery.prophet.diagnostics.CrossValidation;
import com.bakery.prophet.diagnostics.CrossValidation.Row;
import com.bakery.prophet.diagnostics.Horizons;
import com.bakery.prophet.diagnostics.PerformanceMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "cv",
        mixinStandardHelpOptions = true,
        description = "Cross-validates a model over rolling cutoffs and writes every forecast beside its value.")
final class CrossValidateCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            description = "CSV file with the columns ds, y and what the options name.")
    private Path data;

    @Option(names = "--options", description = "JSON file of options; without it Prophet's defaults.")
    private @Nullable Path options;

    @Option(
            names = "--horizon",
            required = true,
            converter = DurationConverter.class,
            description = "Such as '28 days'.")
    private Duration horizon;

    @Option(
            names = "--period",
            converter = DurationConverter.class,
            description = "Between two cutoffs; half of the horizon by default.")
    private @Nullable Duration period;

    @Option(
            names = "--initial",
            converter = DurationConverter.class,
            description = "History before the first cutoff; three horizons by default.")
    private @Nullable Duration initial;

    @Option(names = "--out", required = true, description = "CSV file to write: ds, yhat, bounds, y, cutoff.")
    private Path out;

    @Option(names = "--metrics", description = "CSV file for the errors by horizon.")
    private @Nullable Path metrics;

    @Option(
            names = "--rolling-window",
            defaultValue = "0.1",
            description = "Share of the rows averaged for each horizon of the metrics (${DEFAULT-VALUE}).")
    private double rollingWindow;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "Seed of the intervals that are drawn (${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        OptionsFile asked = OptionsFile.read(options);
        TimeSeries history = asked.slice(SeriesFile.read(data, asked.columns(), true));
        FitOptions fitOptions = FitOptions.DEFAULT.by(asked.solver());
        FittedProphet model = new Prophet(asked.prophet(history, new WorldCalendars())).fit(history, fitOptions);
        List<Row> rows = CrossValidation.of(
                model,
                history,
                new Horizons(horizon, period, initial, null),
                fitOptions,
                new PredictOptions(seed, model.options().uncertaintySamples() > 0, null),
                Runtime.getRuntime().availableProcessors());
        write(rows);
        if (metrics != null) {
            write(PerformanceMetrics.of(rows, rollingWindow, false), metrics);
        }
        return 0;
    }

    private void write(List<Row> rows) {
        CsvFile.write(out, table -> {
            table.column("ds", CsvFile.times(rows.stream().mapToDouble(Row::ds).toArray()));
            table.column(
                    "yhat", CsvFile.numbers(rows.stream().mapToDouble(Row::yhat).toArray()));
            table.column(
                    "yhat_lower",
                    CsvFile.numbers(rows.stream().mapToDouble(Row::yhatLower).toArray()));
            table.column(
                    "yhat_upper",
                    CsvFile.numbers(rows.stream().mapToDouble(Row::yhatUpper).toArray()));
            table.column("y", CsvFile.numbers(rows.stream().mapToDouble(Row::y).toArray()));
            table.column(
                    "cutoff",
                    CsvFile.times(rows.stream().mapToDouble(Row::cutoff).toArray()));
        });
    }

    private static void write(PerformanceMetrics performance, Path file) {
        double[] days = performance.horizons().clone();
        for (int i = 0; i < days.length; i++) {
            days[i] /= TimeSeries.DAY;
        }
        CsvFile.write(file, table -> {
            table.column("horizon_days", CsvFile.numbers(days));
            performance
                    .values()
                    .forEach((metric, values) -> table.column(metric.pythonName(), CsvFile.numbers(values)));
        });
    }
}
