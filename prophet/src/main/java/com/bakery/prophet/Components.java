package com.bakery.prophet;

import com.bakery.prophet.feature.Features;
import com.bakery.prophet.feature.Features.Column;
import com.bakery.prophet.fit.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Sums of columns times coefficients, by component: effects that are added in scaled units, those that multiply the trend as shares of it.
 *
 * @param modes of the components in Python's column order
 */
record Components(Map<String, double[]> sums, Map<String, EffectMode> modes) {
    private static final String TERMS = "_terms";

    static Components of(Features features, Parameters parameters, TimeSeries rows) {
        double[][] values = features.valuesLiterally(rows);
        Map<String, EffectMode> modes = modes(features);
        Map<String, double[]> sums = new LinkedHashMap<>();
        modes.keySet().forEach(name -> sums.put(name, new double[rows.size()]));
        for (int c = 0; c < values.length; c++) {
            for (String name : groups(features.columns().get(c))) {
                add(Objects.requireNonNull(sums.get(name)), parameters.beta()[c], values[c]);
            }
        }
        return new Components(sums, modes);
    }

    /** Every component in Python's order: by name, then the sums of a mode in which there is no effect. */
    private static Map<String, EffectMode> modes(Features features) {
        Map<String, EffectMode> byName = new TreeMap<>();
        for (Column column : features.columns()) {
            groups(column).forEach(name -> byName.put(name, column.mode()));
        }
        Map<String, EffectMode> modes = new LinkedHashMap<>(byName);
        for (EffectMode mode : EffectMode.values()) {
            modes.put(mode.pythonName() + TERMS, mode);
        }
        return modes;
    }

    static Map<String, int[]> columns(Features features) {
        Map<String, int[]> members = new LinkedHashMap<>();
        int count = features.columns().size();
        modes(features).keySet().forEach(name -> members.put(name, new int[count]));
        for (int c = 0; c < count; c++) {
            for (String name : groups(features.columns().get(c))) {
                Objects.requireNonNull(members.get(name))[c] = 1;
            }
        }
        return members;
    }

    /** The components a column belongs to. */
    private static List<String> groups(Column column) {
        String terms = column.mode().pythonName() + TERMS;
        return switch (column.kind()) {
            case NONE -> List.of();
            case SEASONALITY -> List.of(column.component(), terms);
            case HOLIDAY -> List.of(column.component(), "holidays", terms);
            case REGRESSOR ->
                List.of(column.component(), "extra_regressors_" + column.mode().pythonName(), terms);
        };
    }

    /** The sum of all effects of a mode. */
    double[] terms(EffectMode mode) {
        return Objects.requireNonNull(sums.get(mode.pythonName() + TERMS));
    }

    /** The components, those that are added in the units of y. */
    Map<String, double[]> byName(double yScale) {
        Map<String, double[]> unscaled = new LinkedHashMap<>();
        sums.forEach((name, values) -> {
            double[] copy = values.clone();
            if (modes.get(name) == EffectMode.ADDITIVE) {
                for (int i = 0; i < copy.length; i++) {
                    copy[i] *= yScale;
                }
            }
            unscaled.put(name, copy);
        });
        return unscaled;
    }

    private static void add(double[] sum, double beta, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += beta * values[i];
        }
    }
}
