package com.bakery.forecasting.pooled;

import com.bakery.forecasting.TrainingMonitor;

/** Gradient-boosted trees by whatever library is there. Implementations are deterministic for a seed and safe for many threads. */
public interface BoostingLibrary {
    /** What errors count in training. */
    enum Loss {
        SQUARED,
        ABSOLUTE
    }

    /**
     * What to learn.
     *
     * @param rows row-major, {@code columns} values each, NaN where unknown
     * @param labels one per row
     * @param weights one per row, above 0
     */
    record Examples(float[] rows, int columns, float[] labels, float[] weights) {}

    /** Name and version, part of what identifies a model. */
    String version();

    /**
     * Trees for these examples.
     *
     * @param monitor hears every fraction of a second of work
     * @throws BoostingException if the library fails
     */
    BoostedTrees train(Examples examples, Loss loss, long seed, TrainingMonitor monitor);

    /**
     * Trees from {@link BoostedTrees#bytes()}.
     *
     * @throws BoostingException if they are none
     */
    BoostedTrees read(byte[] bytes);
}
