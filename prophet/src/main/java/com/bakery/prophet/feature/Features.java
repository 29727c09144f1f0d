package com.bakery.prophet.feature;

import com.bakery.prophet.EffectMode;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.Regressor;
import com.bakery.prophet.Seasonality;
import com.bakery.prophet.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a model, resolved against its training rows: user seasonalities, built-in ones, holidays, regressors, in Prophet's order. The same
 * object makes the columns of the fit and of every forecast.
 */
public final class Features {
    private final List<Seasonality> seasonalities;
    private final HolidayColumns holidays;
    private final EffectMode holidaysMode;
    private final List<RegressorScaling> regressors;
    private final List<Column> columns;

    /**
     * One column.
     *
     * @param name as Python's train_component_cols has it
     * @param component the seasonality, holiday or regressor it belongs to
     * @param mode whether it is added to the trend or multiplies it
     */
    public record Column(String name, String component, Kind kind, double priorScale, EffectMode mode) {}

    /** What a column belongs to. */
    public enum Kind {
        SEASONALITY,
        HOLIDAY,
        REGRESSOR,
        /** The one zero column of a model without features. */
        NONE
    }

    private Features(
            ProphetOptions options,
            HolidayColumns holidays,
            List<Seasonality> seasonalities,
            List<RegressorScaling> regressors) {
        this.holidays = holidays;
        this.seasonalities = seasonalities.stream()
                .map(seasonality -> seasonality.in(orElse(seasonality.mode(), options.seasonalityMode())))
                .toList();
        this.regressors = regressors.stream()
                .map(scaling -> scaling.in(orElse(scaling.regressor().mode(), options.seasonalityMode())))
                .toList();
        holidaysMode = options.holidaysMode();
        columns = describe();
    }

    /** Decides the automatic seasonalities and the scaling of regressors from the training rows, sorted by time. */
    public static Features fromHistory(ProphetOptions options, HolidayColumns holidays, TimeSeries history) {
        List<RegressorScaling> scalings = new ArrayList<>();
        for (Regressor regressor : options.regressors()) {
            scalings.add(RegressorScaling.of(regressor, history.column(regressor.name())));
        }
        return new Features(options, holidays, Seasonalities.resolve(options, history.ds()), scalings);
    }

    /** The same columns again, from what a model file keeps. */
    public static Features restored(
            ProphetOptions options, List<Seasonality> seasonalities, List<RegressorScaling> regressors) {
        return new Features(options, HolidayColumns.of(options), seasonalities, regressors);
    }

    public List<Seasonality> seasonalities() {
        return seasonalities;
    }

    public List<RegressorScaling> regressors() {
        return regressors;
    }

    public List<Column> columns() {
        return columns;
    }

    /** Names of the holidays, sorted. */
    public List<String> holidayNames() {
        return holidays.holidays();
    }

    /** Which columns multiply the trend. */
    public boolean[] multiplicative() {
        boolean[] multiplicative = new boolean[columns.size()];
        for (int c = 0; c < multiplicative.length; c++) {
            multiplicative[c] = columns.get(c).mode() == EffectMode.MULTIPLICATIVE;
        }
        return multiplicative;
    }

    public double[] priorScales() {
        return columns.stream().mapToDouble(Column::priorScale).toArray();
    }

    /**
     * For each column: turns of its angle per second if it is a sine, which its cosine follows; 0 for the others, among them the terms of a seasonality
     * that a condition switches.
     */
    public double[] turns() {
        double[] turns = new double[columns.size()];
        int column = 0;
        for (Seasonality seasonality : seasonalities) {
            for (int j = 1; j <= seasonality.fourierOrder(); j++) {
                turns[column] = seasonality.conditionName() == null ? j / (seasonality.period() * TimeSeries.DAY) : 0;
                column += 2;
            }
        }
        return turns;
    }

    /** The columns for these rows, column-major, in the order of {@link #columns()}. */
    public double[][] values(TimeSeries rows) {
        return values(rows, Fourier::columns);
    }

    /** The same columns with Python's rounding of the seasonal terms. */
    public double[][] valuesLiterally(TimeSeries rows) {
        return values(rows, Fourier::literally);
    }

    private interface SeasonalTerms {
        double[][] columns(double[] ds, double period, int order);
    }

    private double[][] values(TimeSeries rows, SeasonalTerms seasonal) {
        List<double[]> values = new ArrayList<>(columns.size());
        for (Seasonality seasonality : seasonalities) {
            double[][] terms = seasonal.columns(rows.ds(), seasonality.period(), seasonality.fourierOrder());
            if (seasonality.conditionName() != null) {
                switchBy(rows.column(seasonality.conditionName()), seasonality.conditionName(), terms);
            }
            values.addAll(List.of(terms));
        }
        values.addAll(List.of(holidays.values(rows.ds())));
        for (RegressorScaling scaling : regressors) {
            values.add(scaling.apply(rows.column(scaling.regressor().name())));
        }
        if (values.isEmpty()) {
            values.add(new double[rows.size()]);
        }
        return values.toArray(double[][]::new);
    }

    private static void switchBy(double[] condition, String name, double[][] terms) {
        for (int i = 0; i < condition.length; i++) {
            if (condition[i] != 0 && condition[i] != 1) {
                throw new ProphetException(
                        Reason.INVALID_DATA,
                        "condition column " + name + " holds " + condition[i] + "; it must hold 0 or 1");
            }
            if (condition[i] == 0) {
                for (double[] term : terms) {
                    term[i] = 0;
                }
            }
        }
    }

    private static EffectMode orElse(@Nullable EffectMode mode, EffectMode otherwise) {
        return mode == null ? otherwise : mode;
    }

    /** The mode of an effect whose mode the constructor has resolved. */
    private static EffectMode modeOf(@Nullable EffectMode resolved) {
        return Objects.requireNonNull(resolved);
    }

    private List<Column> describe() {
        List<Column> described = new ArrayList<>();
        for (Seasonality seasonality : seasonalities) {
            for (int j = 1; j <= 2 * seasonality.fourierOrder(); j++) {
                described.add(new Column(
                        seasonality.name() + "_delim_" + j,
                        seasonality.name(),
                        Kind.SEASONALITY,
                        seasonality.priorScale(),
                        modeOf(seasonality.mode())));
            }
        }
        for (HolidayColumns.Column column : holidays.columns()) {
            described.add(new Column(column.name(), column.holiday(), Kind.HOLIDAY, column.priorScale(), holidaysMode));
        }
        for (RegressorScaling scaling : regressors) {
            Regressor regressor = scaling.regressor();
            described.add(new Column(
                    regressor.name(),
                    regressor.name(),
                    Kind.REGRESSOR,
                    regressor.priorScale(),
                    modeOf(regressor.mode())));
        }
        if (described.isEmpty()) {
            described.add(new Column("zeros", "zeros", Kind.NONE, 1, EffectMode.ADDITIVE));
        }
        return List.copyOf(described);
    }
}
