package com.bakery.forecasting.profile;

/**
 * Classes of demand by Syntetos, Boylan and Croston (2005, On the categorization of demand patterns): by the mean interval between days with a sale, cut at 1.32 open days, and the
 * squared coefficient of variation of the quantities on such days, cut at 0.49.
 */
public enum SeriesClass {
    /** Sells nearly daily, about the same. */
    SMOOTH,
    /** Sells nearly daily, in quantities that vary much. */
    ERRATIC,
    /** Sells now and then, about the same. */
    INTERMITTENT,
    /** Sells now and then, in quantities that vary much. */
    LUMPY,
    /** Fewer than 30 days with a sale: too few to tell. */
    SHORT;

    private static final int LEAST_SALE_DAYS = 30;
    private static final double INTERVAL_CUT = 1.32;
    private static final double VARIATION_CUT = 0.49;

    /**
     * The class of a series.
     *
     * @param saleDays days with a sale
     * @param averageInterval open days per day with a sale
     * @param squaredVariation variance over squared mean of the quantities on days with a sale
     */
    static SeriesClass of(int saleDays, double averageInterval, double squaredVariation) {
        if (saleDays < LEAST_SALE_DAYS) {
            return SHORT;
        }
        boolean steady = squaredVariation < VARIATION_CUT;
        if (averageInterval < INTERVAL_CUT) {
            return steady ? SMOOTH : ERRATIC;
        }
        return steady ? INTERMITTENT : LUMPY;
    }
}
