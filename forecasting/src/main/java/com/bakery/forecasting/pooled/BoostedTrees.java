package com.bakery.forecasting.pooled;

/** Trained trees. */
public interface BoostedTrees {
    /**
     * One value per row.
     *
     * @param rows row-major, {@code columns} values each, NaN where unknown
     */
    double[] predict(float[] rows, int columns);

    /** The trees as the library writes them: the same trees give the same bytes. */
    byte[] bytes();
}
