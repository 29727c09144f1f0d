package com.bakery.prophet;

/** How observations are scaled before the fit: by the largest absolute value, or to their range. */
public enum Scaling {
    ABSMAX,
    MINMAX
}
