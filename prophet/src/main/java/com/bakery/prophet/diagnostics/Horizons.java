package com.bakery.prophet.diagnostics;

import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.TimeSeries;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which days a cross-validation forecasts.
 *
 * @param horizon how far each fold forecasts, above 0
 * @param period between two cutoffs; null takes half of the horizon
 * @param initial history before the first cutoff; null takes three horizons, or the longest seasonality if that is longer
 * @param cutoffs own cutoffs instead; null for none
 */
public record Horizons(
        Duration horizon,
        @Nullable Duration period,
        @Nullable Duration initial,
        @Nullable List<LocalDateTime> cutoffs) {

    public Horizons {
        requirePositive("horizon", horizon);
        requirePositive("period", period);
        requirePositive("initial", initial);
        cutoffs = cutoffs == null ? null : List.copyOf(cutoffs);
    }

    /** With Python's period and initial history. */
    public static Horizons of(Duration horizon) {
        return new Horizons(horizon, null, null, null);
    }

    private static void requirePositive(String name, @Nullable Duration duration) {
        if (duration != null && (duration.isNegative() || duration.isZero())) {
            throw new ProphetException(Reason.INVALID_OPTION, name + " must be above 0, not " + duration);
        }
    }

    double horizonSeconds() {
        return seconds(horizon);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /**
     * Times after which the folds forecast, ascending (Prophet: {@code generate_cutoffs}).
     *
     * @param rows training rows with a value, by time
     * @param longestPeriod longest seasonality in days, 0 for none
     * @throws ProphetException INVALID_DATA where the history is too short
     */
    double[] place(TimeSeries rows, double longestPeriod) {
        double first = rows.ds()[0];
        double last = rows.ds()[rows.size() - 1];
        List<LocalDateTime> own = cutoffs;
        if (own != null) {
            return own(own, first, last);
        }
        double step = period == null ? horizonSeconds() / 2 : seconds(period);
        double before =
                initial == null ? Math.max(3 * horizonSeconds(), longestPeriod * TimeSeries.DAY) : seconds(initial);
        double cutoff = last - horizonSeconds();
        if (cutoff < first) {
            throw new ProphetException(Reason.INVALID_DATA, "the history is shorter than the horizon");
        }
        List<Double> placed = new ArrayList<>();
        placed.add(cutoff);
        while (placed.get(placed.size() - 1) >= first + before) {
            cutoff -= step;
            if (!holdsRows(rows, cutoff) && cutoff > first) {
                cutoff = lastUntil(rows, cutoff) - horizonSeconds();
            }
            placed.add(cutoff);
        }
        placed.remove(placed.size() - 1);
        if (placed.isEmpty()) {
            throw new ProphetException(
                    Reason.INVALID_DATA,
                    "less data than the horizon lies behind the initial history; make horizon or initial shorter");
        }
        Collections.reverse(placed);
        return placed.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double[] own(List<LocalDateTime> own, double first, double last) {
        double[] placed = own.stream()
                .mapToDouble(time -> time.toEpochSecond(ZoneOffset.UTC))
                .toArray();
        for (int i = 0; i < placed.length; i++) {
            if (placed[i] <= first || placed[i] > last - horizonSeconds()) {
                throw new ProphetException(
                        Reason.INVALID_OPTION,
                        "cutoff " + own.get(i) + " must lie behind the first row and a horizon before the last one");
            }
        }
        if (placed.length == 0) {
            throw new ProphetException(Reason.INVALID_OPTION, "the list of cutoffs is empty");
        }
        return placed;
    }

    private boolean holdsRows(TimeSeries rows, double cutoff) {
        return Arrays.stream(rows.ds()).anyMatch(time -> time > cutoff && time <= cutoff + horizonSeconds());
    }

    private static double lastUntil(TimeSeries rows, double cutoff) {
        return Arrays.stream(rows.ds()).filter(time -> time <= cutoff).max().orElseThrow();
    }
}
