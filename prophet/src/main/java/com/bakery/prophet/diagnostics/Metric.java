package com.bakery.prophet.diagnostics;

import com.bakery.prophet.diagnostics.CrossValidation.Row;
import java.util.Locale;

/** A measure of error, by Python's name. */
public enum Metric {
    /** Mean squared error. */
    MSE,
    /** Its root. */
    RMSE,
    /** Mean absolute error. */
    MAE,
    /** Mean absolute error as a share of the value; left out where a value is zero. */
    MAPE,
    /** Median of the same. */
    MDAPE,
    /** Mean absolute error as a share of the mean of value and forecast. */
    SMAPE,
    /** Share of values inside the interval. */
    COVERAGE;

    public String pythonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The measure of one row, before it is averaged. */
    double of(Row row) {
        double error = row.y() - row.yhat();
        return switch (this) {
            case MSE, RMSE -> error * error;
            case MAE -> Math.abs(error);
            case MAPE, MDAPE -> Math.abs(error / row.y());
            case SMAPE -> {
                double size = (Math.abs(row.y()) + Math.abs(row.yhat())) / 2;
                yield size == 0 ? 0 : Math.abs(error) / size;
            }
            case COVERAGE -> row.y() >= row.yhatLower() && row.y() <= row.yhatUpper() ? 1 : 0;
        };
    }
}
