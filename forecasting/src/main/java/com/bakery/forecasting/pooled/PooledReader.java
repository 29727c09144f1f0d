package com.bakery.forecasting.pooled;

import com.bakery.forecasting.calendar.SpecialDays;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.profile.SeriesClass;
import java.util.ArrayList;
import java.util.List;

/** What a shop's products share, read once and asked for many products and folds. */
public final class PooledReader {
    private static final double[] NONE = {};

    private final PooledModel model;
    private final List<String> columns;
    private final List<BoostedTrees> trees = new ArrayList<>();
    private final List<BoostedTrees> foldTrees = new ArrayList<>();

    /**
     * Reads the trees. Where their library does not load there are none, as if none had been trained.
     *
     * @throws BoostingException if they are damaged
     */
    public PooledReader(PooledModel model) {
        this.model = model;
        columns = model.trees() == null ? List.of() : model.trees().columns();
        BoostingLibrary library = Boosting.library().orElse(null);
        if (model.trees() != null && library != null) {
            model.trees().trees().forEach(bytes -> trees.add(library.read(bytes)));
            model.trees().foldTrees().forEach(bytes -> foldTrees.add(library.read(bytes)));
        }
    }

    /** Whether there are trees to ask. */
    public boolean hasTrees() {
        return !trees.isEmpty();
    }

    /** Scaled absolute residuals of the shop's products of a class, ascending; empty where nothing is known. */
    public double[] residuals(SeriesClass seriesClass) {
        return model.residuals().getOrDefault(seriesClass, NONE);
    }

    /**
     * Forecasts of the 28 days behind the first {@code days} of the product, never below 0. By the older trees, unless these are all its days.
     *
     * @throws BoostingException if the product has other columns than the trees were trained on, or the library fails
     */
    public double[] forecast(ProductData data, SpecialDays special, int days) {
        PooledColumns rowsOf = new PooledColumns(data, special);
        if (!rowsOf.names().equals(columns)) {
            throw new BoostingException("the trees were trained on the columns " + columns + ", not " + rowsOf.names());
        }
        int anchor = days - 1;
        FloatRows rows = new FloatRows(PooledTraining.STEPS * columns.size());
        for (int step = 1; step <= PooledTraining.STEPS; step++) {
            rowsOf.append(anchor, step, rows);
        }
        double scale = rowsOf.scale(anchor);
        double[] forecast = new double[PooledTraining.STEPS];
        List<BoostedTrees> asked = days == data.days() ? trees : foldTrees;
        for (BoostedTrees one : asked) {
            double[] predicted = one.predict(rows.values(), columns.size());
            for (int h = 0; h < forecast.length; h++) {
                forecast[h] += Math.max(0, predicted[h]) * scale / asked.size();
            }
        }
        return forecast;
    }
}
