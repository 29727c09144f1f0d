package com.bakery.prophet;

import com.bakery.prophet.feature.Features;
import com.bakery.prophet.feature.Features.Column;
import com.bakery.prophet.feature.Features.Kind;
import com.bakery.prophet.fit.Parameters;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums of columns times coefficients, by component, in scaled units. */
record Components(double[] additive, SortedMap<String, double[]> scaled) {

    static Components of(Features features, Parameters parameters, TimeSeries rows) {
        double[][] values = features.values(rows);
        SortedMap<String, double[]> sums = new TreeMap<>();
        double[] additive = new double[rows.size()];
        for (int c = 0; c < values.length; c++) {
            Column column = features.columns().get(c);
            double beta = parameters.beta()[c];
            add(additive, beta, values[c]);
            if (column.kind() != Kind.NONE) {
                add(sums.computeIfAbsent(column.component(), name -> new double[rows.size()]), beta, values[c]);
            }
            if (column.kind() == Kind.HOLIDAY) {
                add(sums.computeIfAbsent("holidays", name -> new double[rows.size()]), beta, values[c]);
            }
            if (column.kind() == Kind.REGRESSOR) {
                add(
                        sums.computeIfAbsent("extra_regressors_additive", name -> new double[rows.size()]),
                        beta,
                        values[c]);
            }
        }
        sums.put("additive_terms", additive);
        return new Components(additive, sums);
    }

    /** The components in the units of y. */
    SortedMap<String, double[]> byName(double yScale) {
        SortedMap<String, double[]> unscaled = new TreeMap<>();
        scaled.forEach((name, values) -> {
            double[] copy = values.clone();
            for (int i = 0; i < copy.length; i++) {
                copy[i] *= yScale;
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
