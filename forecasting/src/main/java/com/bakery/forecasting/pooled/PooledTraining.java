package com.bakery.forecasting.pooled;

import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.calendar.SpecialDays;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.pooled.BoostingLibrary.Examples;
import com.bakery.forecasting.pooled.BoostingLibrary.Loss;
import com.bakery.forecasting.pooled.PooledModel.ShopTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trains one model for the whole shop directly on every step ahead (Ben Taieb et al., 2012: direct instead of recursive): a row is a product, an anchor day and a
 * step of 1 to 28, the label what the product sold then over its scale on the anchor. Rows weigh their scale, halved with every year of age: large errors
 * are errors of large products.
 */
public final class PooledTraining {
    /** Days of shop history below which nothing is trained: the member would forecast worse than smoothing. */
    public static final int LEAST_DAYS = 150;
    /** Steps ahead. */
    public static final int STEPS = 28;

    private static final int ROWS = 40_000;
    /** Samples of rows whose trees are averaged: one more sample takes away more error than more trees on one. */
    private static final int BAGS = 3;

    private static final int FOLD_DAYS = 56;
    private static final int FIRST_ANCHOR = 28;
    private static final double HIGHEST = 15;
    private static final double HALF_LIFE = 365;

    private final BoostingLibrary library;
    private final List<ProductData> products;
    private final List<PooledColumns> columns = new ArrayList<>();
    private final long seed;

    private PooledTraining(BoostingLibrary library, List<ProductData> products, long seed) {
        this.library = library;
        this.products = products;
        this.seed = seed;
        products.forEach(product -> columns.add(new PooledColumns(product, SpecialDays.of(product))));
    }

    /**
     * The shop's trees; nothing where the library does not load, the history is short or there is too little to learn from.
     *
     * @param products of one shop, in an order of their own: the same order gives the same model
     */
    public static Optional<ShopTrees> train(List<ProductData> products, long seed, TrainingMonitor monitor) {
        Optional<BoostingLibrary> library = Boosting.library();
        if (library.isEmpty() || products.isEmpty() || products.get(0).shopTotal().length < LEAST_DAYS) {
            return Optional.empty();
        }
        return new PooledTraining(library.get(), products, seed).train(monitor);
    }

    private Optional<ShopTrees> train(TrainingMonitor monitor) {
        List<byte[]> foldTrees = trees(FOLD_DAYS, 1, monitor, 0);
        List<byte[]> trees = trees(0, BAGS, monitor, .25);
        if (foldTrees.isEmpty() || trees.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ShopTrees(library.version(), columns.get(0).names(), trees, foldTrees));
    }

    /** Trees that have seen nothing of the last {@code hidden} days, for every bag of rows and loss; none where nothing is left to see. */
    private List<byte[]> trees(int hidden, int bags, TrainingMonitor monitor, double done) {
        List<byte[]> trees = new ArrayList<>();
        for (int bag = 0; bag < bags; bag++) {
            Optional<Examples> examples = examples(hidden, seed + bag);
            if (examples.isEmpty()) {
                return List.of();
            }
            for (Loss loss : Loss.values()) {
                monitor.progress("pooled", done + (1 - done) * trees.size() / (2.0 * bags));
                trees.add(library.train(examples.get(), loss, seed + bag).bytes());
            }
        }
        return trees;
    }

    private Optional<Examples> examples(int hidden, long bagSeed) {
        long[] ends = new long[products.size()];
        long total = 0;
        for (int p = 0; p < ends.length; p++) {
            total += Math.max(0, products.get(p).days() - hidden - 1 - FIRST_ANCHOR);
            ends[p] = total;
        }
        if (total < STEPS) {
            return Optional.empty();
        }
        int wanted = (int) Math.min(ROWS, total * STEPS);
        int width = columns.get(0).names().size();
        FloatRows rows = new FloatRows(wanted * width);
        FloatRows labels = new FloatRows(wanted);
        FloatRows weights = new FloatRows(wanted);
        SplittableRandom random = new SplittableRandom(bagSeed);
        for (int i = 0; i < wanted; i++) {
            long pick = random.nextLong(total);
            int step = 1 + random.nextInt(STEPS);
            int p = product(ends, pick);
            int anchor = FIRST_ANCHOR + (int) (pick - (p == 0 ? 0 : ends[p - 1]));
            append(p, anchor, step, hidden, rows, labels, weights);
        }
        float[] labelled = labels.values();
        return labelled.length == 0
                ? Optional.empty()
                : Optional.of(new Examples(rows.values(), width, labelled, meanOne(weights.values())));
    }

    private void append(int p, int anchor, int step, int hidden, FloatRows rows, FloatRows labels, FloatRows weights) {
        ProductData product = products.get(p);
        int target = anchor + step;
        if (target >= product.days() - hidden || !product.open(target)) {
            return;
        }
        double scale = columns.get(p).scale(anchor);
        double age = (product.days() - hidden - 1 - target) / HALF_LIFE;
        columns.get(p).append(anchor, step, rows);
        labels.add(Math.min(HIGHEST, product.quantity()[target] / scale));
        weights.add(scale * Math.pow(.5, age));
    }

    private static int product(long[] ends, long pick) {
        int p = 0;
        while (pick >= ends[p]) {
            p++;
        }
        return p;
    }

    /** Weights whose mean is 1, so that a leaf's least weight is about a number of rows. */
    private static float[] meanOne(float[] weights) {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        double mean = sum / weights.length;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (weights[i] / mean);
        }
        return weights;
    }
}
