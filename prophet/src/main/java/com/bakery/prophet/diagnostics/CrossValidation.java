package com.bakery.prophet.diagnostics;

import com.bakery.prophet.AutoSeasonality;
import com.bakery.prophet.FitOptions;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.Forecast;
import com.bakery.prophet.PredictOptions;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.ProphetOptionsBuilder;
import com.bakery.prophet.Scaling;
import com.bakery.prophet.Seasonality;
import com.bakery.prophet.TimeSeries;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Forecasts of days the model did not see, by rolling origins (Prophet: {@code cross_validation}). */
public final class CrossValidation {
    private CrossValidation() {}

    /**
     * A forecast day.
     *
     * @param ds time forecast, seconds since 1970-01-01
     * @param cutoff last time its fold was trained on
     * @param yhatLower NaN like the upper bound where intervals were left out
     */
    public record Row(double ds, double cutoff, double y, double yhat, double yhatLower, double yhatUpper) {}

    /**
     * The forecasts of every fold, by cutoff, then time.
     *
     * @param model a fit to the whole history: its automatic seasonalities are those of every fold
     * @param history the series it was fitted to
     * @param threads folds fitted at the same time; the result does not depend on it
     * @throws ProphetException INVALID_DATA where the history is too short; what a fold's fit throws
     */
    public static List<Row> of(
            FittedProphet model,
            TimeSeries history,
            Horizons horizons,
            FitOptions fitOptions,
            PredictOptions predictOptions,
            int threads) {
        TimeSeries rows = history.observed();
        double longest = model.features().seasonalities().stream()
                .mapToDouble(Seasonality::period)
                .max()
                .orElse(0);
        List<Callable<List<Row>>> folds = new ArrayList<>();
        for (double cutoff : horizons.place(rows, longest)) {
            folds.add(() -> fold(model, rows, cutoff, horizons.horizonSeconds(), fitOptions, predictOptions));
        }
        return run(folds, Math.min(threads, folds.size()));
    }

    private static List<Row> run(List<Callable<List<Row>>> folds, int threads) {
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            List<Row> rows = new ArrayList<>();
            for (Future<List<Row>> fold : executor.invokeAll(folds)) {
                rows.addAll(fold.get());
            }
            return rows;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProphetException(Reason.NOT_CONVERGED, "the cross-validation was interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<Row> fold(
            FittedProphet model,
            TimeSeries rows,
            double cutoff,
            double horizon,
            FitOptions fitOptions,
            PredictOptions predictOptions) {
        int[] past = indices(rows, Double.NEGATIVE_INFINITY, cutoff);
        if (past.length < 2) {
            throw new ProphetException(
                    Reason.INVALID_DATA,
                    "less than two rows lie before the cutoff " + time(cutoff) + "; make the initial history longer");
        }
        TimeSeries trained = rows.rows(past);
        FittedProphet fitted = new Prophet(optionsOfFold(model, trained)).fit(trained, fitOptions);
        TimeSeries ahead = rows.rows(indices(rows, cutoff, cutoff + horizon));
        Forecast forecast = fitted.predict(ahead, predictOptions);
        double[] lower = orNaN(forecast.yhatLower(), ahead.size());
        double[] upper = orNaN(forecast.yhatUpper(), ahead.size());
        List<Row> fold = new ArrayList<>();
        for (int i = 0; i < ahead.size(); i++) {
            fold.add(new Row(ahead.ds()[i], cutoff, ahead.y()[i], forecast.yhat()[i], lower[i], upper[i]));
        }
        return fold;
    }

    private static double[] orNaN(double @Nullable [] values, int size) {
        if (values != null) {
            return values;
        }
        double[] missing = new double[size];
        Arrays.fill(missing, Double.NaN);
        return missing;
    }

    private static int[] indices(TimeSeries rows, double after, double until) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.ds()[i] > after && rows.ds()[i] <= until)
                .toArray();
    }

    private static LocalDateTime time(double seconds) {
        return LocalDateTime.ofEpochSecond((long) seconds, 0, ZoneOffset.UTC);
    }

    /**
     * The model's options with its seasonalities as they were decided on the whole history (Prophet: {@code prophet_copy}, which also leaves the
     * scaling at its default).
     */
    private static ProphetOptions optionsOfFold(FittedProphet model, TimeSeries trained) {
        ProphetOptions options = model.options();
        double last = trained.ds()[trained.size() - 1];
        ProphetOptionsBuilder builder = options.toBuilder()
                .withoutSeasonalities()
                .yearlySeasonality(AutoSeasonality.OFF)
                .weeklySeasonality(AutoSeasonality.OFF)
                .dailySeasonality(AutoSeasonality.OFF)
                .scaling(Scaling.ABSMAX);
        model.features().seasonalities().forEach(builder::seasonality);
        List<LocalDateTime> changepoints = options.changepoints();
        if (changepoints != null) {
            builder.changepoints(changepoints.stream()
                    .filter(time -> time.toEpochSecond(ZoneOffset.UTC) < last)
                    .toList());
        } else {
            builder.nChangepoints(Math.min(options.nChangepoints(), model.placedChangepoints()));
        }
        return builder.build();
    }
}
