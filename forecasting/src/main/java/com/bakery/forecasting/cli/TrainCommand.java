package com.bakery.forecasting.cli;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.ProductPipeline;
import com.bakery.forecasting.ShopPreparation;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.member.MemberCatalog;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.model.ForecastRequest;
import com.bakery.forecasting.model.ProductModel;
import com.bakery.forecasting.pooled.PooledReader;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains every product of a shop as the service does and writes its forecasts.")
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--sales",
            required = true,
            description = "CSV file with the columns date, product, quantity and, if known, sold_out.")
    private Path sales;

    @Option(
            names = "--regressors",
            arity = "1..*",
            description = "CSV files with the column date and one per regressor; a column holiday names holidays. Rows"
                    + " behind the last sale are the known future: a column without any is not used.")
    private List<Path> regressors = new ArrayList<>();

    @Option(names = "--country", description = "ISO 3166-1 code, such as ES, whose public holidays count.")
    private @Nullable String country;

    @Option(names = "--subdivision", description = "ISO 3166-2 suffix, such as MD for Madrid.")
    private @Nullable String subdivision;

    @Option(
            names = "--from",
            description = "First day to forecast; days between the file's last day and it are closed days."
                    + " Default: the day after the file's last.")
    private @Nullable LocalDate from;

    @Option(names = "--horizon", required = true, description = "Days to forecast, 1 to 365.")
    private int horizon;

    @Option(
            names = "--interval-width",
            defaultValue = "0.95",
            description = "Share of days the interval is meant to hold; default ${DEFAULT-VALUE}.")
    private double intervalWidth;

    @Option(
            names = "--min-days",
            defaultValue = "${env:MIN_TRAINING_DATA_DAYS:-30}",
            description = "Days with sales a product needs; default MIN_TRAINING_DATA_DAYS, else 30.")
    private int minDays;

    @Option(
            names = "--tuning-seconds",
            description = "Time a product may spend on searching Prophet's prior scales, 0 (default) to 20.")
    private int tuningSeconds;

    @Option(names = "--out", required = true, description = "CSV file to write, a row per product and day.")
    private Path out;

    @Option(names = "--models", description = "Folder to write one model file per product to; the report names them.")
    private @Nullable Path models;

    @Option(names = "--report", description = "JSON file to write: metrics and weights, or why there is no model.")
    private @Nullable Path report;

    @Option(names = "--seed", description = "Seed of all that is drawn.")
    private @Nullable Long seed;

    @Option(names = "--without", description = "Members to leave out, to see what they add, such as prophet.")
    private Set<String> without = new TreeSet<>();

    @Override
    public Integer call() throws IOException {
        PipelineOptions options = options();
        ForecastRequest request = request();
        OutputFile.requireFolder(out);
        if (report != null) {
            OutputFile.requireFolder(report);
        }
        ShopFiles shop = ShopFiles.read(sales, regressors, from, country, subdivision);
        ProductPipeline pipeline = new ProductPipeline(without);
        TrainReport trained = new TrainReport();
        SortedMap<String, ProductData> data = collect(shop, options, trained);
        Set<String> bestSelling = shop.sales().bestSelling();
        List<ProductData> learntFrom = data.values().stream()
                .filter(product -> bestSelling.contains(product.productName()))
                .toList();
        PooledReader pooled = ShopPreparation.prepare(learntFrom, options, TrainingMonitor.NONE)
                .map(PooledReader::new)
                .orElse(null);
        ForecastTable table = new ForecastTable();
        try (ProgressBar bar = bar(data.size())) {
            for (ProductData product : data.values()) {
                train(pipeline, product, options, pooled, trained)
                        .ifPresent(model -> table.add(model, model.forecast(request)));
                bar.step();
            }
        }
        table.write(out);
        if (report != null) {
            trained.write(report);
        }
        spec.commandLine()
                .getOut()
                .println(out + ": " + trained.completed() + " products trained, " + trained.refused() + " refused");
        trained.firstRefusal().filter(refusal -> trained.completed() == 0).ifPresent(refusal -> spec.commandLine()
                .getErr()
                .println("no product could be trained; the first: " + refusal));
        return trained.completed() > 0 ? 0 : 1;
    }

    private ForecastRequest request() {
        try {
            return new ForecastRequest(horizon, intervalWidth, List.of(0.1, 0.9), null);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private PipelineOptions options() {
        if (subdivision != null && country == null) {
            throw new ParameterException(spec.commandLine(), "--subdivision needs --country");
        }
        for (String name : without) {
            if (MemberCatalog.find(name).isEmpty()) {
                throw new ParameterException(spec.commandLine(), "--without: there is no member " + name);
            }
        }
        try {
            return checkedOptions();
        } catch (TrainingRefusedException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private PipelineOptions checkedOptions() {
        PipelineOptions defaults = PipelineOptions.DEFAULT;
        return new PipelineOptions(
                minDays,
                defaults.horizonDays(),
                intervalWidth,
                seed == null ? defaults.seed() : seed,
                tuningSeconds,
                defaults.prophet());
    }

    private static SortedMap<String, ProductData> collect(ShopFiles shop, PipelineOptions options, TrainReport report) {
        SortedMap<String, ProductData> data = new TreeMap<>();
        for (String product : shop.sales().products()) {
            try {
                data.put(product, shop.data(product, options.minTrainingDays()));
            } catch (TrainingRefusedException e) {
                report.refused(product, e);
            }
        }
        return data;
    }

    private Optional<ProductModel> train(
            ProductPipeline pipeline,
            ProductData product,
            PipelineOptions options,
            @Nullable PooledReader pooled,
            TrainReport report) {
        try {
            ProductModel model = pipeline.train(product, options, pooled, TrainingMonitor.NONE);
            report.trained(model, models == null ? null : ModelFileName.of(model.productName()));
            if (models != null) {
                Files.createDirectories(models);
                OutputFile.write(models.resolve(ModelFileName.of(model.productName())), ForecastCodec.write(model));
            }
            return Optional.of(model);
        } catch (TrainingRefusedException e) {
            report.refused(product.productName(), e);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before JDK 22 there is a console only where there is a terminal; from then on it has to be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** On the error stream of a terminal; nowhere else. */
    private static ProgressBar bar(int products) {
        ProgressBarBuilder bar = new ProgressBarBuilder();
        if (!isTerminal()) {
            bar.setConsumer(new DelegatingProgressBarConsumer(line -> {}));
        }
        return bar.setTaskName("Training")
                .setInitialMax(products)
                .setUnit(" products", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }
}
