package com.bakery.prophet.feature;

import com.bakery.prophet.EffectMode;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.Regressor;
import com.bakery.prophet.Regressor.Standardize;

/**
 * How a regressor's column is standardised: (value - mu) / std.
 *
 * @param mu mean over the training rows; 0 where the column is left alone
 * @param std sample standard deviation over the training rows; 1 where the column is left alone
 */
public record RegressorScaling(Regressor regressor, double mu, double std) {

    RegressorScaling in(EffectMode mode) {
        return new RegressorScaling(regressor.in(mode), mu, std);
    }

    /** From the training rows; constant columns and, unless told otherwise, 0/1 columns are left alone. */
    static RegressorScaling of(Regressor regressor, double[] values) {
        boolean constant = true;
        boolean binary = true;
        double sum = 0;
        for (double value : values) {
            requireFinite(regressor, value);
            constant &= value == values[0];
            binary &= value == 0 || value == 1;
            sum += value;
        }
        boolean standardise =
                regressor.standardize() == Standardize.YES || (regressor.standardize() == Standardize.AUTO && !binary);
        if (constant || !standardise) {
            return new RegressorScaling(regressor, 0, 1);
        }
        double mu = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mu) * (value - mu);
        }
        return new RegressorScaling(regressor, mu, Math.sqrt(squares / (values.length - 1)));
    }

    double[] apply(double[] values) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            requireFinite(regressor, values[i]);
            scaled[i] = (values[i] - mu) / std;
        }
        return scaled;
    }

    private static void requireFinite(Regressor regressor, double value) {
        if (!Double.isFinite(value)) {
            throw new ProphetException(Reason.INVALID_DATA, "found " + value + " in column " + regressor.name());
        }
    }
}
