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
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

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
    /** One sample of four for squared errors, three for absolute ones: trees for the first are better on large products, for the second on the others, but biased low. */
    private static final int LOSSES = 4;

    /** Samples of rows whose trees are averaged: another sample takes away more error than more trees on one. */
    private static final int SAMPLES = 12;

    private static final int FOLD_SAMPLES = 4;
    private static final int FOLD_DAYS = 56;
    private static final int FIRST_ANCHOR = 28;
    private static final double HIGHEST = 15;
    private static final double HALF_LIFE = 365;

    private final BoostingLibrary library;
    private final List<ProductData> products;
    private final List<String> names;
    private final long seed;

    private PooledTraining(BoostingLibrary library, List<ProductData> products, long seed) {
        this.library = library;
        this.products = products;
        this.seed = seed;
        this.names = columns(products.get(0)).names();
    }

    /**
     * The shop's trees; nothing where the library does not load, the history is short or there is too little to learn from.
     *
     * @param products of one shop, with the same regressors, in an order of their own: the same order gives the same model
     * @throws IllegalArgumentException if a product has other columns than the first
     */
    public static Optional<ShopTrees> train(List<ProductData> products, long seed, TrainingMonitor monitor) {
        Optional<BoostingLibrary> library = Boosting.library();
        if (library.isEmpty() || products.isEmpty() || products.get(0).shopTotal().length < LEAST_DAYS) {
            return Optional.empty();
        }
        return new PooledTraining(library.get(), products, seed).train(monitor);
    }

    private Optional<ShopTrees> train(TrainingMonitor monitor) {
        List<byte[]> foldTrees = trees(FOLD_DAYS, FOLD_SAMPLES, monitor, 0);
        List<byte[]> trees = trees(0, SAMPLES, monitor, .25);
        if (foldTrees.isEmpty() || trees.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ShopTrees(library.version(), names, trees, foldTrees));
    }

    /** Trees that have seen nothing of the last {@code hidden} days, each of a sample of its own; none where nothing is left to see. */
    private List<byte[]> trees(int hidden, int samples, TrainingMonitor monitor, double done) {
        List<byte[]> trees = new ArrayList<>();
        for (int sample = 0; sample < samples; sample++) {
            Optional<Examples> examples = examples(hidden, seed + sample);
            if (examples.isEmpty()) {
                return List.of();
            }
            Loss loss = sample % LOSSES == 0 ? Loss.SQUARED : Loss.ABSOLUTE;
            double before = done + (1 - done) * sample / samples;
            TrainingMonitor part =
                    (phase, fraction) -> monitor.progress(phase, before + fraction * (1 - done) / samples);
            trees.add(library.train(examples.get(), loss, seed + sample, part).bytes());
        }
        return trees;
    }

    /** What a row is about. */
    private record Drawn(int product, int anchor, int step) {}

    private Optional<Examples> examples(int hidden, long sampleSeed) {
        List<Drawn> drawn = draw(hidden, sampleSeed);
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        Examples examples = new Examples(
                new float[drawn.size() * names.size()], names.size(), new float[drawn.size()], new float[drawn.size()]);
        SortedMap<Integer, List<Integer>> byProduct = new TreeMap<>();
        for (int row = 0; row < drawn.size(); row++) {
            byProduct
                    .computeIfAbsent(drawn.get(row).product(), none -> new ArrayList<>())
                    .add(row);
        }
        // the columns of one product at a time: all of a large shop's would not fit into memory
        byProduct.forEach((product, rows) -> fill(products.get(product), hidden, drawn, rows, examples));
        meanOne(examples.weights());
        return Optional.of(examples);
    }

    private List<Drawn> draw(int hidden, long sampleSeed) {
        long[] ends = new long[products.size()];
        long total = 0;
        for (int p = 0; p < ends.length; p++) {
            total += Math.max(0, products.get(p).days() - hidden - 1 - FIRST_ANCHOR);
            ends[p] = total;
        }
        if (total < STEPS) {
            return List.of();
        }
        List<Drawn> drawn = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(sampleSeed);
        for (long left = Math.min(ROWS, total * STEPS); left > 0; left--) {
            long pick = random.nextLong(total);
            int step = 1 + random.nextInt(STEPS);
            int p = product(ends, pick);
            int anchor = FIRST_ANCHOR + (int) (pick - (p == 0 ? 0 : ends[p - 1]));
            ProductData product = products.get(p);
            if (anchor + step < product.days() - hidden && product.open(anchor + step)) {
                drawn.add(new Drawn(p, anchor, step));
            }
        }
        return drawn;
    }

    private void fill(ProductData product, int hidden, List<Drawn> drawn, List<Integer> rows, Examples examples) {
        PooledColumns columns = columns(product);
        if (!columns.names().equals(names)) {
            throw new IllegalArgumentException(
                    product.productName() + " has the columns " + columns.names() + ", not " + names);
        }
        for (int row : rows) {
            int anchor = drawn.get(row).anchor();
            int target = anchor + drawn.get(row).step();
            double scale = columns.scale(anchor);
            double age = (product.days() - hidden - 1 - target) / HALF_LIFE;
            FloatRows values = new FloatRows(names.size());
            columns.append(anchor, target - anchor, values);
            System.arraycopy(values.values(), 0, examples.rows(), row * names.size(), names.size());
            examples.labels()[row] = (float) Math.min(HIGHEST, product.quantity()[target] / scale);
            examples.weights()[row] = (float) (scale * Math.pow(.5, age));
        }
    }

    private static PooledColumns columns(ProductData product) {
        return new PooledColumns(product, SpecialDays.of(product));
    }

    private static int product(long[] ends, long pick) {
        int p = 0;
        while (pick >= ends[p]) {
            p++;
        }
        return p;
    }

    /** Makes the mean of the weights 1, so that a leaf's least weight is about a number of rows. */
    private static void meanOne(float[] weights) {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        double mean = sum / weights.length;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (weights[i] / mean);
        }
    }
}
