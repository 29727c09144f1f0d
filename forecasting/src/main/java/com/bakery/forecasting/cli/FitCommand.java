package com.bakery.forecasting.cli;

import com.bakery.forecasting.calendar.WorldCalendars;
import com.bakery.prophet.FitOptions;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.Solver;
import com.bakery.prophet.TimeSeries;
import com.bakery.prophet.io.PythonModelCodec;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = "Fits a model to a series and writes it as Python Prophet's JSON.")
final class FitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            description = "CSV file with the columns ds, y and what the options name.")
    private Path data;

    @Option(names = "--options", description = "JSON file of options; without it Prophet's defaults.")
    private @Nullable Path options;

    @Option(names = "--out", required = true, description = "Model file to write; packed if its name ends in .gz.")
    private Path out;

    @Option(
            names = "--solver",
            converter = SolverConverter.class,
            description = "exact (default) for the mode itself, stan-lbfgs for where Stan stops.")
    private @Nullable Solver solver;

    @Option(names = "--minimal", description = "Leaves the history out of the model file.")
    private boolean minimal;

    @Override
    public Integer call() {
        OptionsFile asked = OptionsFile.read(options);
        TimeSeries history = asked.slice(SeriesFile.read(data, asked.columns(), true));
        FitOptions fitOptions = FitOptions.DEFAULT.by(solver == null ? asked.solver() : solver);
        FittedProphet model = new Prophet(asked.prophet(history, new WorldCalendars())).fit(history, fitOptions);
        OutputFile.writeModel(
                out, minimal ? PythonModelCodec.writeMinimal(model) : PythonModelCodec.write(model, history));
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s: log density %.4f after %d rounds, optimality violation %.1e, %s%n",
                        out,
                        model.report().logDensity(),
                        model.report().iterations(),
                        model.report().kktResidual(),
                        model.report().ending().name().toLowerCase(Locale.ROOT));
        return 0;
    }
}
