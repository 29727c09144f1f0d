package com.bakery.forecasting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.model.ForecastRequest;
import com.bakery.forecasting.model.ProductForecast;
import com.bakery.forecasting.model.ProductModel;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainCommandTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 84;

    @TempDir
    Path folder;

    @Test
    void writesARowPerTrainedProductAndDayInTheOrderOfTheContract() throws IOException {
        Outcome outcome = train(sales("roll", "bread"), "--horizon", 28);

        assertThat(outcome).isEqualTo(new Outcome(0, out() + ": 2 products trained, 0 refused\n", ""));
        List<List<String>> rows = rows(out());
        assertThat(rows.get(0))
                .containsExactly(
                        "product",
                        "date",
                        "yhat",
                        "yhat_lower",
                        "yhat_upper",
                        "yhat_lower_80",
                        "yhat_upper_80",
                        "model");
        assertThat(rows).hasSize(1 + 2 * 28);
        assertThat(rows.get(1).subList(0, 2))
                .containsExactly("bread", FIRST.plusDays(DAYS).toString());
        for (List<String> row : rows.subList(1, rows.size())) {
            double[] numbers =
                    row.subList(2, 7).stream().mapToDouble(Double::parseDouble).toArray();
            assertThat(numbers[0]).isBetween(numbers[1], numbers[2]).isBetween(numbers[3], numbers[4]);
            assertThat(numbers[1]).isNotNegative().isLessThanOrEqualTo(numbers[3]);
            assertThat(numbers[4]).isLessThanOrEqualTo(numbers[2]);
            assertThat(row.get(7)).contains("ets");
        }
    }

    @Test
    void modelFilesForecastTheSame() throws IOException {
        Path models = folder.resolve("models");
        train(sales("crème/brûlée ñ"), "--horizon", 30, "--models", models);

        try (var files = Files.list(models)) {
            ProductModel model =
                    ForecastCodec.readModel(Files.readAllBytes(files.findFirst().orElseThrow()));
            List<List<String>> rows = rows(out());
            assertThat(model.productName()).isEqualTo("crème/brûlée ñ");
            List<ProductForecast.Day> days =
                    model.forecast(ForecastRequest.of(30)).days();
            for (int i = 0; i < 30; i++) {
                assertThat(rows.get(i + 1).get(1)).isEqualTo(days.get(i).date().toString());
                assertThat(Double.parseDouble(rows.get(i + 1).get(2)))
                        .isEqualTo(days.get(i).yhat());
            }
        }
    }

    @Test
    void namesTooLongForAFileKeepTheirModelsApart() throws IOException {
        Path models = folder.resolve("models");
        Path report = folder.resolve("report.json");
        String long1 = "pan de ".repeat(57) + "1";
        String long2 = "pan de ".repeat(57) + "2";
        assertThat(train(sales(long1, long2), "--horizon", 7, "--models", models, "--report", report)
                        .code())
                .isZero();

        JsonNode products =
                JsonMapper.shared().readTree(Files.readAllBytes(report)).get("products");
        assertThat(products).hasSize(2);
        for (JsonNode product : products) {
            Path file = models.resolve(product.get("model_file").asString());
            assertThat(ForecastCodec.readModel(Files.readAllBytes(file)).productName())
                    .isEqualTo(product.get("product").asString());
        }
    }

    @Test
    void theReportTellsWhatBecameOfEachProduct() throws IOException {
        Path file = write(rowsOf("roll", DAYS) + rowsOf("new", 3).replaceAll("(?m)^date.*\n", ""));
        Path report = folder.resolve("report.json");

        assertThat(train(file, "--horizon", 7, "--report", report).code()).isZero();
        JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(report));
        assertThat(json.get("trained").asInt()).isEqualTo(1);
        assertThat(json.get("refused").asInt()).isEqualTo(1);
        JsonNode refused = json.get("products").get(0);
        assertThat(refused.get("product").asString()).isEqualTo("new");
        assertThat(refused.get("reason").asString()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(refused.get("message").asString())
                .isEqualTo("Product requires minimum 30 days of sales data. Currently: 3 days.");
        assertThat(json.get("products").get(1).get("metrics").get("folds").asInt())
                .isEqualTo(8);
    }

    @Test
    void daysBeforeTheFirstForecastAreClosedDays() throws IOException {
        LocalDate from = FIRST.plusDays(DAYS + 40);
        train(sales("roll"), "--horizon", 14, "--from", from);

        List<List<String>> rows = rows(out());
        assertThat(rows.get(1).get(1)).isEqualTo(from.toString());
        double mean = rows.subList(1, 15).stream()
                .mapToDouble(row -> Double.parseDouble(row.get(2)))
                .average()
                .orElseThrow();
        assertThat(mean)
                .as("a closed time at the end does not close the shop for ever")
                .isBetween(8.0, 20.0);
    }

    @Test
    void theSameInputGivesTheSameFile() throws IOException {
        train(sales("roll"), "--horizon", 7);
        String first = Files.readString(out());
        train(sales("roll"), "--horizon", 7);

        assertThat(Files.readString(out())).isEqualTo(first);
    }

    @Test
    void rowsOfADayAreSummedAndNegativeDaysCountNothing() throws IOException {
        StringBuilder split = new StringBuilder("date,product,quantity\n");
        StringBuilder whole = new StringBuilder("date,product,quantity\n");
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = FIRST.plusDays(i);
            split.append(day)
                    .append(",roll,")
                    .append(quantity(i) - 2)
                    .append('\n')
                    .append(day)
                    .append(",roll,2\n");
            whole.append(day).append(",roll,").append(quantity(i)).append('\n');
            split.append(day).append(",back,").append(i == 7 ? -50 : 5 + i % 3).append('\n');
            whole.append(day).append(",back,").append(i == 7 ? 0 : 5 + i % 3).append('\n');
        }
        train(write(split.toString()), "--horizon", 7);
        String first = Files.readString(out());
        train(write(whole.toString()), "--horizon", 7);

        assertThat(Files.readString(out())).isEqualTo(first);
    }

    @Test
    void youngProductsAreForecastBesideTheirPeers() throws IOException {
        StringBuilder text = new StringBuilder(rowsOf("a", DAYS));
        for (String peer : List.of("b", "c")) {
            text.append(rowsOf(peer, DAYS).replaceAll("(?m)^date.*\n", ""));
        }
        for (int i = DAYS - 5; i < DAYS; i++) {
            text.append(FIRST.plusDays(i)).append(",young,").append(1 + i % 2).append('\n');
        }
        Outcome outcome = train(write(text.toString()), "--horizon", 7, "--min-days", 5);

        assertThat(outcome.code()).isZero();
        double mean = rows(out()).stream()
                .filter(row -> row.get(0).equals("young"))
                .mapToDouble(row -> Double.parseDouble(row.get(2)))
                .average()
                .orElseThrow();
        assertThat(mean).as("between its own 1.4 and its peers' 13").isBetween(3.0, 12.0);
    }

    @Test
    void announcedDaysAndAByteOrderMarkAreRead() throws IOException {
        Path regressors = Files.writeString(
                folder.resolve("r.csv"),
                "\uFEFFdate,promotion,holiday,temperature\n2024-01-06,1,,3\n2024-01-07,0,Reyes,\n2024-04-01,1,0,9\n");
        Path file = write("\uFEFF" + rowsOf("roll", DAYS));

        assertThat(train(file, "--horizon", 7, "--regressors", regressors).code())
                .isZero();
        assertThat(train(file, "--horizon", 7, "--country", "ES", "--subdivision", "MD")
                        .code())
                .isZero();
    }

    @Test
    void aFlagIsReadOnlyIfARowBehindTheLastSaleKnowsOfIt() throws IOException {
        Path file = rainySales();
        LocalDate from = FIRST.plusDays(DAYS + 2);
        String without = forecasts(file, from, null);

        assertThat(forecasts(file, from, rain(DAYS + 2)))
                .as("rain seen until the day before the forecast")
                .isEqualTo(without);
        assertThat(forecasts(file, from, rain(DAYS + 3)))
                .as("a day of the forecast is known to be dry")
                .isNotEqualTo(without);
    }

    @Test
    void aNumberThatTheServiceWouldRefuseIsRefused() throws IOException {
        Path regressors = Files.writeString(folder.resolve("r.csv"), "date,price\n2024-01-06,2\n2024-01-07,1e39\n");
        Outcome outcome = train(write(rowsOf("roll", DAYS)), "--horizon", 7, "--regressors", regressors);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.errors().lines())
                .singleElement()
                .asString()
                .contains("line 3: price '1e39' is no number up to");
    }

    private String forecasts(Path file, LocalDate from, Path regressors) throws IOException {
        List<Object> more = new ArrayList<>(List.of("--horizon", 14, "--from", from));
        if (regressors != null) {
            more.addAll(List.of("--regressors", regressors));
        }
        assertThat(train(file, more.toArray()).code()).isZero();
        return Files.readString(out());
    }

    private Path rainySales() throws IOException {
        StringBuilder text = new StringBuilder("date,product,quantity\n");
        for (int i = 0; i < DAYS; i++) {
            text.append(FIRST.plusDays(i))
                    .append(",roll,")
                    .append(isWet(i) ? 20 : 40 + i % 7)
                    .append('\n');
        }
        return write(text.toString());
    }

    /** A flag of so many days, the sales' and those behind. */
    private Path rain(int days) throws IOException {
        StringBuilder text = new StringBuilder("date,rain\n");
        for (int i = 0; i < days; i++) {
            text.append(FIRST.plusDays(i)).append(i < DAYS && isWet(i) ? ",1\n" : ",0\n");
        }
        return Files.writeString(folder.resolve("rain.csv"), text);
    }

    private static boolean isWet(int day) {
        return day * 7919 % 11 == 0;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    day,product,quantity\\n2024-01-01,a,1 | must have the columns [date, product, quantity]; it has [day, product, quantity]
                    date;product;quantity\\n2024-01-01;a;1 | must have the columns
                    date,product,quantity\\n2024-01-01,a,1\\n01/02/2024,a,1 | line 3: date '01/02/2024' is no date like 2026-01-31
                    date,product,quantity\\n2024-02-30,a,1 | line 2: date '2024-02-30' is no date
                    date,product,quantity\\n1066-01-01,a,1 | lies outside of
                    date,product,quantity\\n2024-01-01,a,many | line 2: quantity 'many' is no number
                    date,product,quantity\\n2024-01-01,a,1e999 | line 2: quantity '1e999' is not finite
                    date,product,quantity\\n2024-01-01,a,1e300 | is no number up to
                    date,product,quantity\\n2024-01-01,a, | line 2: quantity ''
                    date,product,quantity\\n2024-01-01,,1 | line 2: product '' is empty
                    date,product,quantity\\n2024-01-01,a | line 2: quantity ''
                    date,product,quantity,sold_out\\n2024-01-01,a,1,maybe | sold_out 'maybe' is neither true nor false
                    date,product,quantity | has no row
                    '' | has no row
                    """)
    void refusesAFileWithOneLineThatSaysWhy(String content, String reason) throws IOException {
        Outcome outcome = train(write(content.replace("\\n", "\n")), "--horizon", 7);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.errors().lines()).singleElement().asString().contains(reason);
        assertThat(outcome.output()).isEmpty();
        assertThat(out()).doesNotExist();
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Path latin = Files.write(
                folder.resolve("latin.csv"),
                "date,product,quantity\n2024-01-01,caf\u00e9,1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertOneLine(train(latin, "--horizon", 7), 1, "UTF-8");

        Path huge = write("date,product,quantity\n2024-01-01," + "x".repeat(3_000_000) + ",1\n");
        assertOneLine(train(huge, "--horizon", 7), 1, "valid CSV");
        Path large = write("date,product,quantity\n2024-01-01," + "x".repeat(2_000) + ",1\n");
        assertOneLine(train(large, "--horizon", 7), 1, "longer than");
        Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {0, 1, 2, (byte) 0xff, 3});
        assertOneLine(train(binary, "--horizon", 7), 1, "");
        assertOneLine(train(folder.resolve("none.csv"), "--horizon", 7), 1, "there is no file");
        assertOneLine(train(folder, "--horizon", 7), 1, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "366", "-1", "seven"})
    void refusesOtherHorizonsAsUsage(String horizon) throws IOException {
        assertOneLine(train(sales("roll"), "--horizon", horizon), 2, "horizon");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --interval-width 1 | interval_width must
                    --min-days 0 | min_training_data_days must
                    --tuning-seconds 21 | tuning_seconds must
                    --from yesterday | yesterday
                    --subdivision MD | --subdivision needs --country
                    --without nobody | there is no member nobody
                    --colour red | --colour
                    """)
    void refusesWrongUsage(String arguments, String reason) throws IOException {
        List<Object> all = new ArrayList<>(List.of("--horizon", 7));
        all.addAll(Arrays.asList(arguments.split(" ")));
        assertOneLine(train(sales("roll"), all.toArray()), 2, reason);
    }

    @Test
    void refusesUnknownPlacesAndDaysThatAreKnown() throws IOException {
        assertOneLine(train(sales("roll"), "--horizon", 7, "--country", "XX"), 1, "--country XX");
        assertOneLine(train(sales("roll"), "--horizon", 7, "--country", "ES", "--subdivision", "ZZ"), 1, "ZZ");
        assertOneLine(train(sales("roll"), "--horizon", 7, "--from", FIRST.plusDays(5)), 1, "--from");
    }

    @Test
    void saysBeforeTheWorkThatAFolderIsMissing() throws IOException {
        Path nowhere = folder.resolve("no/where.csv");

        assertOneLine(
                run("train", "--sales", sales("roll"), "--horizon", 7, "--out", nowhere), 1, "there is no folder");
        assertOneLine(train(sales("roll"), "--horizon", 7, "--report", nowhere), 1, "there is no folder");
    }

    @Test
    void withoutAnyTrainedProductItFailsAndSaysWhy() throws IOException {
        Outcome outcome = train(write(rowsOf("few", 3)), "--horizon", 7);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.errors().lines())
                .singleElement()
                .asString()
                .contains("few: Product requires minimum 30 days");
    }

    @Test
    void aThousandProductsAreReadQuickly() throws IOException {
        StringBuilder text = new StringBuilder("date,product,quantity\n");
        for (int product = 0; product < 1000; product++) {
            for (int i = 0; i < 30; i++) {
                text.append(FIRST.plusDays(i))
                        .append(",p")
                        .append(product)
                        .append(',')
                        .append(1 + (i + product) % 5)
                        .append('\n');
            }
        }
        long start = System.nanoTime();
        Outcome outcome = train(write(text.toString()), "--horizon", 7, "--interval-width", .8);

        assertThat(outcome.code()).isZero();
        assertThat(rows(out())).hasSize(7001);
        assertThat((System.nanoTime() - start) / 1e9)
                .as("seconds, with the machine's other work")
                .isLessThan(60);
    }

    @Test
    void widerIntervalsAreWider() throws IOException {
        train(sales("roll"), "--horizon", 1, "--interval-width", .5);
        double narrow = Double.parseDouble(rows(out()).get(1).get(4));
        train(sales("roll"), "--horizon", 1, "--interval-width", .99);

        assertThat(Double.parseDouble(rows(out()).get(1).get(4))).isGreaterThan(narrow);
    }

    private record Outcome(int code, String output, String errors) {}

    private static void assertOneLine(Outcome outcome, int code, String reason) {
        assertThat(outcome.errors().lines())
                .as(outcome.errors())
                .singleElement()
                .asString()
                .contains(reason);
        assertThat(outcome.code()).isEqualTo(code);
    }

    private Path out() {
        return folder.resolve("forecasts.csv");
    }

    private Outcome train(Path sales, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("train", "--sales", sales, "--out", out()));
        arguments.addAll(Arrays.asList(more));
        return run(arguments.toArray());
    }

    private static Outcome run(Object... arguments) {
        String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        PrintStream err = System.err;
        PrintStream out = System.out;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (PrintStream capturedErrors = new PrintStream(errors, true, StandardCharsets.UTF_8);
                PrintStream capturedOutput = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            System.setErr(capturedErrors);
            System.setOut(capturedOutput);
            int code = ForecastingCli.run(texts);
            return new Outcome(code, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(err);
            System.setOut(out);
        }
    }

    private Path sales(String... products) throws IOException {
        StringBuilder text = new StringBuilder("date,product,quantity\n");
        for (String product : products) {
            text.append(rowsOf(product, DAYS).replaceAll("(?m)^date.*\n", ""));
        }
        return write(text.toString());
    }

    private static String rowsOf(String product, int days) {
        StringBuilder text = new StringBuilder("date,product,quantity\n");
        for (int i = 0; i < days; i++) {
            text.append(FIRST.plusDays(i))
                    .append(',')
                    .append(product)
                    .append(',')
                    .append(quantity(i))
                    .append('\n');
        }
        return text.toString();
    }

    private static int quantity(int i) {
        return 10 + i * 7 % 5 + (i % 7 == 5 ? 9 : 0);
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("sales.csv"), content);
    }

    private static List<List<String>> rows(Path file) throws IOException {
        try (var reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream().map(record -> record.getFields()).toList();
        }
    }
}
