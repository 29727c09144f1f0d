package com.bakery.forecasting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line over the engine's reference files, which lie in its module's tests. */
class ForecastingCliTest {
    private static final Path REFERENCE = Path.of("../prophet/src/test/resources/reference");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bakery_roll_weather",
                "sim_custom_changepoints",
                "sim_seed_es_holidays",
                "yaz_conditional",
                "yaz_flat_minmax",
                "yosemite_5min"
            })
    void fitsAndForecastsAsTheReference(String name) throws IOException {
        Path reference = REFERENCE.resolve("cases/" + name);
        Path model = folder.resolve("model.json.gz");
        Path forecast = folder.resolve("forecast.csv");

        assertThat(run(
                        "fit",
                        "--data",
                        reference.resolve("input.csv"),
                        "--options",
                        reference.resolve("options.json"),
                        "--out",
                        model))
                .isEqualTo(0);
        assertThat(run("predict", "--model", model, "--future", reference.resolve("future.csv"), "--out", forecast))
                .isEqualTo(0);

        List<String[]> expected = rows(reference.resolve("forecast_exact.csv"));
        List<String[]> actual = rows(forecast);
        assertThat(actual).hasSameSizeAs(expected);
        double scale = Stream.of(column(expected, "yhat"))
                .mapToDouble(Double::parseDouble)
                .map(Math::abs)
                .max()
                .orElseThrow();
        String[] wanted = column(expected, "yhat");
        String[] yhat = column(actual, "yhat");
        for (int i = 0; i < wanted.length; i++) {
            assertThat(Double.parseDouble(yhat[i])).isCloseTo(Double.parseDouble(wanted[i]), within(2e-6 * scale));
        }
        assertThat(actual.get(0)).contains("yhat_lower", "trend_upper").endsWith("yhat");
    }

    @Test
    void writesThePythonColumnsOfAPythonModel() throws IOException {
        Path model = REFERENCE.resolve("predict/p01_defaults_70_days.model.json");
        Path future = REFERENCE.resolve("predict/p01_defaults_70_days.future.csv");
        Path forecast = folder.resolve("forecast.csv");

        assertThat(run("predict", "--model", model, "--future", future, "--no-intervals", "--out", forecast))
                .isEqualTo(0);

        List<String[]> expected = rows(REFERENCE.resolve("predict/p01_defaults_70_days.forecast.csv"));
        assertThat(rows(forecast).get(0)).containsExactly(expected.get(0));
        assertThat(column(rows(forecast), "ds")).containsExactly(column(expected, "ds"));
    }

    @Test
    void forecastsBehindAndOverTheHistory() throws IOException {
        Path model = REFERENCE.resolve("predict/p01_defaults_70_days.model.json");
        Path forecast = folder.resolve("forecast.csv");

        assertThat(run("predict", "--model", model, "--periods", "14", "--freq", "D", "--out", forecast))
                .isEqualTo(0);
        assertThat(rows(forecast)).hasSize(15);
        String first = rows(forecast).get(1)[0];
        assertThat(run("predict", "--model", model, "--periods", "14", "--include-history", "--out", forecast))
                .isEqualTo(0);
        assertThat(rows(forecast)).hasSize(1 + 70 + 14);
        assertThat(rows(forecast).get(71)[0]).isEqualTo(first);
    }

    @Test
    void crossValidatesAsTheReference() throws IOException {
        Path reference = REFERENCE.resolve("cases/bakery_roll_weather");
        Path out = folder.resolve("cv.csv");
        Path metrics = folder.resolve("metrics.csv");

        assertThat(run(
                        "cv",
                        "--data",
                        reference.resolve("input.csv"),
                        "--options",
                        reference.resolve("options.json"),
                        "--horizon",
                        "28 days",
                        "--period",
                        "90 days",
                        "--initial",
                        "730 days",
                        "--out",
                        out,
                        "--metrics",
                        metrics))
                .isEqualTo(0);

        List<String[]> expected = rows(REFERENCE.resolve("cv/bakery_weather/cv_exact.csv"));
        assertThat(rows(out).get(0)).containsExactly("ds", "yhat", "yhat_lower", "yhat_upper", "y", "cutoff");
        assertThat(column(rows(out), "cutoff")).containsExactly(column(expected, "cutoff"));
        assertThat(rows(metrics).get(0)).startsWith("horizon_days", "mse", "rmse");
    }

    @Test
    void takesThirtyThousandRows() throws IOException {
        StringBuilder data = new StringBuilder("ds,y\n");
        for (int hour = 0; hour < 30_000; hour++) {
            data.append(LocalDate.of(2020, 1, 1)
                            .atStartOfDay()
                            .plusHours(hour)
                            .toString()
                            .replace('T', ' '))
                    .append(":00,")
                    .append(10 + hour % 24 + hour % 7)
                    .append('\n');
        }
        Path file = write("long.csv", data.toString());

        assertThat(run("fit", "--data", file, "--out", folder.resolve("m.json")))
                .isEqualTo(0);
        assertThat(run(
                        "predict",
                        "--model",
                        folder.resolve("m.json"),
                        "--periods",
                        "24",
                        "--out",
                        folder.resolve("f.csv")))
                .isEqualTo(0);
        assertThat(rows(folder.resolve("f.csv"))).hasSize(25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ds,y\\n2024-01-01,1\\n2024-01-02,two | line 3: y 'two' is no number
                    ds,y\\n01/02/2024,1 | ds '01/02/2024' is no date
                    ds,y\\n2024-01-01T00:00:00+01:00,1 | without a zone
                    day,y\\n2024-01-01,1 | must have the columns ds and y
                    ds,y\\n2024-01-01,1 | fewer than 2 rows
                    ds,y\\n2024-01-01,1\\n2024-01-01,2 | same time
                    ds,y\\n2024-01-01,1\\n2024-01-02,Infinity | Infinity in column y
                    ds,y | fewer than 2 rows
                    """)
    void refusesASeriesWithOneLineThatSaysWhy(String content, String reason) throws IOException {
        Path file = write("bad.csv", content.replace("\\n", "\n"));
        Path out = folder.resolve("m.json");

        Outcome outcome = runWithErrors("fit", "--data", file, "--out", out);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.errors().lines()).singleElement().asString().contains(reason);
        assertThat(out).doesNotExist();
    }

    @Test
    void refusesAFieldOfMegabytesWithOneShortLine() throws IOException {
        String megabytes = "9".repeat(10_000_000);
        Path cell = write("cell.csv", "ds,y\n2024-01-01,1\n2024-01-02," + megabytes + "\n");
        Path header = write("header.csv", "ds," + "c,".repeat(500_000) + "\n2024-01-01,1\n");
        for (Path file : List.of(cell, header)) {
            Outcome outcome = runWithErrors("fit", "--data", file, "--out", folder.resolve("m.json"));
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.errors().lines()).singleElement().asString().hasSizeLessThan(1_000);
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
        Path file = write("bom.csv", "\uFEFFds,y\n2024-01-01,1\n2024-01-02,3\n2024-01-03,2\n");

        assertThat(run("fit", "--data", file, "--out", folder.resolve("m.json")))
                .isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"prophet":{"growth":"cubic"}} | growth must be one of
                    {"prophet":{"n_changepoint":3}} | n_changepoint is no argument of Prophet
                    {"prophet":{"interval_width":2}} | interval_width must lie between
                    {"prophet":{"mcmc_samples":300}} | not sampled
                    {"seasonality":[]} | seasonality is none of
                    {"country_holidays":"XX"} | the country XX has no holiday rules
                    {"regressors":[{"name":"rain"}]} | column rain is missing
                    {"rows":[5,2]} | rows [5, 2)
                    {"prophet": | no valid JSON
                    {"prophet":{"growth":"flat","growth":"linear"}} | no valid JSON
                    {"prophet":{"changepoints":5}} | changepoints must be a list
                    {"regressors":5} | regressors must be a list
                    {"holidays":"easter"} | holidays must be a list
                    {"regressors":[{"name":"y","standardize":"maybe"}]} | standardize must be
                    {"fit":{"algorithm":"BFGS"}} | fit.algorithm must be LBFGS or Newton
                    """)
    void refusesOptionsWithOneLineThatSaysWhy(String options, String reason) throws IOException {
        Path data = REFERENCE.resolve("cases/sim_short_60/input.csv");
        Path file = write("options.json", options);

        Outcome outcome = runWithErrors("fit", "--data", data, "--options", file, "--out", folder.resolve("m.json"));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.errors().lines()).singleElement().asString().contains(reason);
    }

    @Test
    void refusesHostileModelFiles() throws IOException {
        Path garbage = write("model.json", "[".repeat(100_000));
        Outcome outcome =
                runWithErrors("predict", "--model", garbage, "--periods", "3", "--out", folder.resolve("f.csv"));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.errors().lines()).hasSize(1);

        Outcome missing = runWithErrors(
                "predict", "--model", folder.resolve("none"), "--periods", "3", "--out", folder.resolve("f.csv"));
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.errors()).contains("there is no file");
    }

    @Test
    void wrongUsageIsTwo() {
        assertThat(runWithErrors("fit", "--out", "x").code()).isEqualTo(2);
        assertThat(runWithErrors("fit", "--out", "x").errors().lines())
                .singleElement()
                .asString()
                .contains("--data");
        assertThat(runWithErrors("prophesy").code()).isEqualTo(2);
        assertThat(runWithErrors("cv", "--data", "a", "--horizon", "soon", "--out", "b")
                        .code())
                .isEqualTo(2);
        assertThat(run("fit", "--help")).isEqualTo(0);
        assertThat(run("generate-completion")).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FR", "DE-BY", "IT", "PT", "GB", "US-CA", "ES-MD"})
    void knowsTheHolidaysOfOtherCountries(String country) throws IOException {
        Path options = write("options.json", "{\"country_holidays\":\"" + country + "\"}");
        Path model = folder.resolve("m.json");

        assertThat(run(
                        "fit",
                        "--data",
                        REFERENCE.resolve("cases/no_features/input.csv"),
                        "--options",
                        options,
                        "--out",
                        model))
                .isEqualTo(0);
        assertThat(Files.readString(model)).contains("\"train_holiday_names\":\"{");
    }

    private record Outcome(int code, String errors) {}

    private static int run(Object... args) {
        Outcome outcome = runWithErrors(args);
        assertThat(outcome.errors()).isEmpty();
        return outcome.code();
    }

    private static Outcome runWithErrors(Object... args) {
        String[] texts = Stream.of(args).map(Object::toString).toArray(String[]::new);
        PrintStream before = System.err;
        PrintStream out = System.out;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(errors, true, StandardCharsets.UTF_8);
                PrintStream silent = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)) {
            System.setErr(captured);
            System.setOut(silent);
            int code = ForecastingCli.run(texts);
            return new Outcome(code, errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
            System.setOut(out);
        }
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static List<String[]> rows(Path file) throws IOException {
        try (var reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream()
                    .map(record -> record.getFields().toArray(String[]::new))
                    .toList();
        }
    }

    private static String[] column(List<String[]> rows, String name) {
        int index = List.of(rows.get(0)).indexOf(name);
        return rows.stream().skip(1).map(row -> row[index]).toArray(String[]::new);
    }
}
