package com.bakery.prophet;

/** Form of the trend. */
public enum Growth {
    /** Piecewise linear. */
    LINEAR,
    /** Piecewise logistic below a capacity, the column {@code cap} (above the column {@code floor}, if there is one). */
    LOGISTIC,
    /** A constant. */
    FLAT
}
