package com.bakery.forecasting.member;

import com.bakery.forecasting.PipelineOptions.ProphetSettings;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.forecasting.TrainingRefusedException.Reason;
import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.forecasting.data.RegressorSeries.Kind;
import com.bakery.prophet.AutoSeasonality;
import com.bakery.prophet.FitOptions;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.HolidayEvent;
import com.bakery.prophet.PredictOptions;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.ProphetOptionsBuilder;
import com.bakery.prophet.TimeSeries;
import com.bakery.prophet.io.ModelCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prophet under the safe rules for sales: no daily term on daily data, a yearly term from 365 days of the product's history on, named holidays, event flags as
 * regressors, closed days left out. It takes part from a year of history on; below, it forecasts no better than smoothing. {@code strict} takes the
 * settings literally.
 */
public final class ProphetMember implements Member {
    public static final String NAME = "prophet";
    /** Days of history from which Prophet, and its yearly term, are worth having. */
    public static final int YEAR = 365;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Part part() {
        return Part.SHARE;
    }

    @Override
    public boolean appliesTo(TrainingWindow window) {
        return window.days() >= YEAR;
    }

    @Override
    public FittedMember fit(TrainingWindow window, TrainingMonitor monitor) {
        int[] open = openDays(window);
        double[] ds = new double[open.length];
        double[] y = new double[open.length];
        for (int i = 0; i < open.length; i++) {
            ds[i] = window.data().day(open[i]).toEpochDay() * TimeSeries.DAY;
            y[i] = window.data().quantity()[open[i]];
        }
        TimeSeries history = new TimeSeries(ds, y, eventColumns(window, open));
        try {
            Prophet prophet = new Prophet(options(window));
            return new Fitted(prophet.fit(history, new FitOptions(round -> monitor.progress(NAME, 0))));
        } catch (ProphetException e) {
            throw new TrainingRefusedException(reason(e), "Prophet: " + e.getMessage());
        }
    }

    @Override
    public FittedMember restore(MemberState state) {
        return new Fitted(ModelCodec.read(state.text("model").getBytes(StandardCharsets.UTF_8)));
    }

    private static Reason reason(ProphetException e) {
        return e.reason() == ProphetException.Reason.NOT_CONVERGED ? Reason.NO_CONVERGENCE : Reason.INVALID_OPTIONS;
    }

    private static int[] openDays(TrainingWindow window) {
        int[] open = new int[window.days()];
        int count = 0;
        for (int i = 0; i < window.days(); i++) {
            if (window.data().open(i)) {
                open[count++] = i;
            }
        }
        return Arrays.copyOf(open, count);
    }

    private static ProphetOptions options(TrainingWindow window) {
        ProphetSettings settings = window.options().prophet();
        boolean yearly = settings.yearlySeasonality() && (settings.strict() || window.days() >= YEAR);
        ProphetOptionsBuilder builder = ProphetOptions.builder()
                .dailySeasonality(AutoSeasonality.of(settings.dailySeasonality() && settings.strict()))
                .weeklySeasonality(AutoSeasonality.of(settings.weeklySeasonality()))
                .yearlySeasonality(AutoSeasonality.of(yearly))
                .changepointPriorScale(settings.changepointPriorScale())
                .seasonalityPriorScale(settings.seasonalityPriorScale())
                .holidaysPriorScale(settings.holidaysPriorScale())
                .nChangepoints(settings.changepoints())
                .changepointRange(settings.changepointRange())
                .uncertaintySamples(0)
                .holidays(holidays(window.data()));
        events(window.data()).forEach(event -> builder.regressor(column(event.name())));
        return builder.build();
    }

    private static List<HolidayEvent> holidays(ProductData data) {
        return data.holidays().stream()
                .map(holiday -> HolidayEvent.on("holiday: " + holiday.name().replace("_delim_", " "), holiday.day()))
                .distinct()
                .toList();
    }

    private static List<RegressorSeries> events(ProductData data) {
        return data.regressors().stream()
                .filter(regressor -> regressor.kind() == Kind.EVENT_FLAG)
                .toList();
    }

    private static Map<String, double[]> eventColumns(TrainingWindow window, int[] open) {
        Map<String, double[]> columns = new TreeMap<>();
        for (RegressorSeries event : events(window.data())) {
            double[] values = new double[open.length];
            for (int i = 0; i < open.length; i++) {
                values[i] = event.happensOn(window.data().day(open[i])) ? 1 : 0;
            }
            columns.put(column(event.name()), values);
        }
        return columns;
    }

    /** Uploaded names may be names that Prophet keeps for itself. */
    private static String column(String event) {
        return "event: " + event.replace("_delim_", " ");
    }

    private record Fitted(FittedProphet model) implements FittedMember {
        @Override
        public double[] forecast(int steps, KnownFuture future) {
            TimeSeries rows = TimeSeries.future(future.firstDay(), steps);
            for (var regressor : model.options().regressors()) {
                rows = rows.with(regressor.name(), new double[steps]);
            }
            for (String event : future.events().keySet()) {
                rows = rows.with(column(event), future.eventValues(event, steps));
            }
            double[] forecast = model.predict(rows, PredictOptions.POINT).yhat();
            return Arrays.stream(forecast).map(value -> Math.max(0, value)).toArray();
        }

        @Override
        public MemberState state() {
            String file = new String(ModelCodec.write(model), StandardCharsets.UTF_8);
            return MemberState.of(NAME, Map.of(), Map.of("model", file));
        }
    }
}
