package com.bakery.forecasting.cli;

import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.ProphetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** Prophet on the command line. Exit code 0: done, 1: failed, 2: wrong usage; what went wrong is one line on the error stream. */
@Command(
        name = "forecasting",
        mixinStandardHelpOptions = true,
        versionProvider = ForecastingCli.Version.class,
        description =
                "Trains every product of a shop, or fits single Prophet models, whose files are Python Prophet's own JSON.",
        subcommands = {
            FitCommand.class,
            PredictCommand.class,
            CrossValidateCommand.class,
            TrainCommand.class,
            HelpCommand.class,
            GenerateCompletion.class
        })
public final class ForecastingCli {
    private ForecastingCli() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command and returns its exit code. */
    static int run(String... args) {
        // the calendar library logs through SLF4J, which would say on the error stream that nobody listens
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        return new CommandLine(new ForecastingCli())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(ForecastingCli::refuse)
                .setExecutionExceptionHandler((failure, command, parsed) -> fail(failure, command))
                .execute(args);
    }

    private static int refuse(ParameterException refusal, String... args) {
        CommandLine command = refusal.getCommandLine();
        command.getErr()
                .println(refusal.getMessage() + "; see "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static int fail(Exception failure, CommandLine command) throws Exception {
        String message = message(failure);
        if (message == null) {
            throw failure;
        }
        command.getErr().println(message);
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** What the user can act on; null for a fault of ours, which shows its trace. */
    private static @Nullable String message(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        if (cause instanceof FileAlreadyExistsException existing) {
            return existing.getFile() + " exists and is no file";
        }
        if (cause instanceof IOException) {
            return "cannot read or write: " + cause.getMessage();
        }
        return cause instanceof ProphetException || cause instanceof TrainingRefusedException
                ? cause.getMessage()
                : null;
    }

    /** The engine's version. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"forecasting " + Prophet.VERSION};
        }
    }
}
