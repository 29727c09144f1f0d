package com.bakery.forecasting.pooled;

import com.bakery.forecasting.calendar.SpecialDays;
import com.bakery.forecasting.data.ProductData;
import java.util.List;

/** A shop's model, read once and asked for many products and folds. */
public final class PooledReader {
    private final List<BoostedTrees> trees;
    private final List<BoostedTrees> foldTrees;
    private final PooledModel model;

    /**
     * Reads the trees.
     *
     * @throws BoostingException if the library does not load here or they are damaged
     */
    public PooledReader(PooledModel model) {
        BoostingLibrary library = Boosting.library()
                .orElseThrow(() -> new BoostingException(
                        model.library() + " does not load here", new IllegalStateException("no native library")));
        this.model = model;
        trees = model.trees().stream().map(library::read).toList();
        foldTrees = model.foldTrees().stream().map(library::read).toList();
    }

    public PooledModel model() {
        return model;
    }

    /** Forecasts of the 28 days behind the first {@code days} of the product, never below 0. By the older trees, unless these are all its days. */
    public double[] forecast(ProductData data, SpecialDays special, int days) {
        PooledColumns columns = new PooledColumns(data, special);
        int anchor = days - 1;
        FloatRows rows = new FloatRows(PooledTraining.STEPS * model.columns().size());
        for (int step = 1; step <= PooledTraining.STEPS; step++) {
            columns.append(anchor, step, rows);
        }
        double scale = columns.scale(anchor);
        double[] forecast = new double[PooledTraining.STEPS];
        List<BoostedTrees> asked = days == data.days() ? trees : foldTrees;
        for (BoostedTrees one : asked) {
            double[] predicted = one.predict(rows.values(), model.columns().size());
            for (int h = 0; h < forecast.length; h++) {
                forecast[h] += Math.max(0, predicted[h]) * scale / asked.size();
            }
        }
        return forecast;
    }
}
