package com.bakery.forecasting.member;

import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.Forecast;
import com.bakery.prophet.PredictOptions;
import com.bakery.prophet.Regressor;
import com.bakery.prophet.io.ModelCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fitted Prophet. Its parts are the engine's components; what is cut off below 0 is taken from the level.
 *
 * @param adjustment for holidays, where Prophet has not seen them itself
 */
record ProphetForecast(FittedProphet model, Adjustment adjustment) implements FittedMember {
    static ProphetForecast of(MemberState state) {
        return new ProphetForecast(
                ModelCodec.read(state.text(MODEL).getBytes(StandardCharsets.UTF_8)), Adjustment.of(state));
    }

    private static final String MODEL = "model";

    @Override
    public double[] forecast(int steps, KnownFuture future) {
        double[] clipped =
                clipped(predict(HolidayIndex.wholeBlocks(steps), future).yhat());
        return Arrays.copyOf(adjustment.apply(clipped, future), steps);
    }

    @Override
    public Map<Contribution, double[]> contributions(int steps, KnownFuture future) {
        int days = HolidayIndex.wholeBlocks(steps);
        Forecast forecast = predict(days, future);
        double[] clipped = clipped(forecast.yhat());
        double[] level = forecast.trend().clone();
        for (int h = 0; h < days; h++) {
            level[h] += clipped[h] - forecast.yhat()[h];
        }
        Map<Contribution, double[]> parts = new EnumMap<>(Contribution.class);
        parts.put(Contribution.LEVEL, level);
        forecast.components().forEach((name, values) -> {
            Contribution part = part(name);
            if (part != null) {
                double[] sum = parts.computeIfAbsent(part, none -> new double[days]);
                Arrays.setAll(sum, h -> sum[h] + values[h]);
            }
        });
        double[] adjusted = adjustment.apply(clipped, future);
        double[] holidays = parts.computeIfAbsent(Contribution.HOLIDAY, none -> new double[days]);
        Arrays.setAll(holidays, h -> holidays[h] + adjusted[h] - clipped[h]);
        parts.replaceAll((part, values) -> Arrays.copyOf(values, steps));
        return parts;
    }

    @Override
    public MemberState state() {
        String file = new String(ModelCodec.write(model), StandardCharsets.UTF_8);
        Map<String, double[]> numbers = new HashMap<>();
        adjustment.addTo(numbers);
        return MemberState.of(ProphetMember.NAME, numbers, Map.of(MODEL, file));
    }

    /** Null for the sums over other components. */
    private static @Nullable Contribution part(String component) {
        return switch (component) {
            case "weekly", "daily" -> Contribution.WEEKDAY;
            case "yearly" -> Contribution.YEAR;
            default -> {
                if (component.startsWith(ProphetColumns.HOLIDAY)) {
                    yield Contribution.HOLIDAY;
                }
                boolean column =
                        component.startsWith(ProphetColumns.EVENT) || component.startsWith(ProphetColumns.NUMBER);
                yield column ? Contribution.ofRegressor(component.substring(component.indexOf(' ') + 1)) : null;
            }
        };
    }

    private Forecast predict(int steps, KnownFuture future) {
        List<String> names =
                model.options().regressors().stream().map(Regressor::name).toList();
        return model.predict(ProphetColumns.future(names, steps, future), PredictOptions.POINT);
    }

    private static double[] clipped(double[] yhat) {
        return Arrays.stream(yhat).map(value -> Math.max(0, value)).toArray();
    }
}
