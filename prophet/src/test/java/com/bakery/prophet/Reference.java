package com.bakery.prophet;

import com.bakery.prophet.Regressor.Standardize;
import com.bakery.prophet.fit.Columns;
import com.bakery.prophet.fit.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads the reference outputs of Python's Prophet under {@code reference/}. */
public final class Reference {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd[ HH:mm:ss]");

    private Reference() {}

    /** One reference fit. */
    public record Case(String name, JsonNode options, JsonNode fit) {
        public TimeSeries history() {
            String input = options.get("input").asString();
            Map<String, double[]> table = table(input.equals("input.csv") ? "cases/" + name + "/input.csv" : input);
            TimeSeries series = series(table);
            JsonNode rows = options.get("rows");
            if (rows == null || rows.isNull()) {
                return series;
            }
            int from = rows.get(0).asInt();
            int to = rows.get(1).asInt();
            return Reference.slice(series, from, Math.min(to, series.size()));
        }

        public TimeSeries future() {
            return series(table("cases/" + name + "/future.csv"));
        }

        public Map<String, double[]> forecast(String file) {
            return table("cases/" + name + "/" + file);
        }

        public ProphetOptions prophet() {
            return Reference.prophet(options);
        }
    }

    public static Case load(String name) {
        return new Case(name, json("cases/" + name + "/options.json"), json("cases/" + name + "/fit.json"));
    }

    public static JsonNode json(String path) {
        return JSON.readTree(text(path));
    }

    /** One of the sample series of the Prophet repository. */
    public static TimeSeries sample(String file) {
        return series(table("data/prophet/" + file));
    }

    /** The regression behind a fit. */
    static Problem problem(FittedProphet fitted, TimeSeries history) {
        TimeSeries rows = history.observed();
        return new Problem(
                fitted.options().growth(),
                fitted.scale().times(rows.ds()),
                fitted.scale().values(rows),
                fitted.scale().caps(fitted.options().growth(), rows),
                fitted.changepoints(),
                Columns.of(fitted.features().values(rows)),
                fitted.features().multiplicative(),
                fitted.features().priorScales(),
                fitted.options().changepointPriorScale());
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }

    public static TimeSeries slice(TimeSeries series, int from, int to) {
        Map<String, double[]> columns = new TreeMap<>();
        series.columns().forEach((name, values) -> columns.put(name, Arrays.copyOfRange(values, from, to)));
        return new TimeSeries(
                Arrays.copyOfRange(series.ds(), from, to), Arrays.copyOfRange(series.y(), from, to), columns);
    }

    public static TimeSeries series(Map<String, double[]> table) {
        Map<String, double[]> columns = new TreeMap<>(table);
        double[] ds = Objects.requireNonNull(columns.remove("ds"));
        double[] y = columns.containsKey("y") ? columns.remove("y") : new double[0];
        return new TimeSeries(ds, y, columns);
    }

    /** Columns of a CSV file; ds in epoch seconds, empty cells NaN. */
    public static Map<String, double[]> table(String path) {
        List<String[]> lines = lines(path);
        String[] header = lines.get(0);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int c = 0; c < header.length; c++) {
            double[] values = new double[lines.size() - 1];
            for (int i = 0; i < values.length; i++) {
                String[] line = lines.get(i + 1);
                String cell = c < line.length ? line[c].replace("\"", "") : "";
                values[i] = value(header[c].replace("\"", ""), cell);
            }
            columns.put(header[c].replace("\"", ""), values);
        }
        return columns;
    }

    public static List<String[]> lines(String path) {
        List<String[]> lines = new ArrayList<>();
        for (String line : text(path).split("\r\n|\r|\n", -1)) {
            if (!line.isBlank()) {
                lines.add(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
            }
        }
        return lines;
    }

    private static double value(String column, String cell) {
        if (cell.isEmpty() || cell.equals("NaN") || cell.equals("NA")) {
            return Double.NaN;
        }
        if (column.equals("ds") || column.equals("cutoff")) {
            return seconds(cell);
        }
        if (cell.equals("inf")) {
            return Double.POSITIVE_INFINITY;
        }
        if (cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false")) {
            return cell.equalsIgnoreCase("true") ? 1 : 0;
        }
        return Double.parseDouble(cell);
    }

    static double seconds(String time) {
        return time(time).toEpochSecond(ZoneOffset.UTC);
    }

    static LocalDateTime time(String time) {
        return time.length() <= 10 ? LocalDate.parse(time).atStartOfDay() : LocalDateTime.parse(time, TIME);
    }

    /** A model's JSON, which lies there packed or not. */
    public static byte[] model(String path) {
        try (InputStream plain = Reference.class.getResourceAsStream("/reference/" + path);
                InputStream packed = Reference.class.getResourceAsStream("/reference/" + path + ".gz")) {
            return plain == null
                    ? new GZIPInputStream(Objects.requireNonNull(packed, path)).readAllBytes()
                    : plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String path) {
        try (InputStream in = Reference.class.getResourceAsStream("/reference/" + path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProphetOptions prophet(JsonNode options) {
        ProphetOptionsBuilder builder = ProphetOptions.builder();
        JsonNode arguments = options.path("prophet");
        arguments.propertyNames().forEach(name -> apply(builder, name, arguments.get(name)));
        double holidaysPriorScale = arguments.path("holidays_prior_scale").asDouble(10);
        double seasonalityPriorScale = arguments.path("seasonality_prior_scale").asDouble(10);
        List<HolidayEvent> holidays = new ArrayList<>();
        options.path("holidays")
                .forEach(row -> holidays.add(new HolidayEvent(
                        row.get("holiday").asString(),
                        LocalDate.parse(row.get("ds").asString()),
                        row.path("lower_window").asInt(0),
                        row.path("upper_window").asInt(0),
                        row.hasNonNull("prior_scale") ? row.get("prior_scale").asDouble() : null)));
        builder.holidays(holidays);
        options.path("seasonalities")
                .forEach(row -> builder.seasonality(new Seasonality(
                        row.get("name").asString(),
                        row.get("period").asDouble(),
                        row.get("fourier_order").asInt(),
                        row.path("prior_scale").asDouble(seasonalityPriorScale),
                        row.hasNonNull("condition_name")
                                ? row.get("condition_name").asString()
                                : null,
                        mode(row))));
        options.path("regressors")
                .forEach(row -> builder.regressor(new Regressor(
                        row.get("name").asString(),
                        row.path("prior_scale").asDouble(holidaysPriorScale),
                        row.path("standardize").isBoolean()
                                ? row.get("standardize").asBoolean() ? Standardize.YES : Standardize.NO
                                : Standardize.AUTO,
                        mode(row))));
        return builder.build();
    }

    private static @Nullable EffectMode mode(JsonNode row) {
        return row.hasNonNull("mode") ? effectMode(row.get("mode")) : null;
    }

    private static EffectMode effectMode(JsonNode name) {
        return EffectMode.valueOf(name.asString().toUpperCase(Locale.ROOT));
    }

    private static void apply(ProphetOptionsBuilder builder, String name, JsonNode value) {
        switch (name) {
            case "growth" -> builder.growth(Growth.valueOf(value.asString().toUpperCase(Locale.ROOT)));
            case "seasonality_mode" -> builder.seasonalityMode(effectMode(value));
            case "holidays_mode" -> builder.holidaysMode(effectMode(value));
            case "interval_width" -> builder.intervalWidth(value.asDouble());
            case "scaling" -> builder.scaling(Scaling.valueOf(value.asString().toUpperCase(Locale.ROOT)));
            case "changepoint_prior_scale" -> builder.changepointPriorScale(value.asDouble());
            case "n_changepoints" -> builder.nChangepoints(value.asInt());
            case "changepoint_range" -> builder.changepointRange(value.asDouble());
            case "holidays_prior_scale" -> builder.holidaysPriorScale(value.asDouble());
            case "seasonality_prior_scale" -> builder.seasonalityPriorScale(value.asDouble());
            case "daily_seasonality" -> builder.dailySeasonality(seasonality(value));
            case "weekly_seasonality" -> builder.weeklySeasonality(seasonality(value));
            case "yearly_seasonality" -> builder.yearlySeasonality(seasonality(value));
            case "changepoints" -> {
                List<LocalDateTime> times = new ArrayList<>();
                value.forEach(time -> times.add(time(time.asString())));
                builder.changepoints(times);
            }
            default -> throw new IllegalArgumentException("option " + name);
        }
    }

    private static AutoSeasonality seasonality(JsonNode value) {
        if (value.isBoolean()) {
            return AutoSeasonality.of(value.asBoolean());
        }
        return value.isInt() ? AutoSeasonality.order(value.asInt()) : AutoSeasonality.AUTO;
    }
}
