package com.bakery.forecasting;

import com.bakery.prophet.Prophet;

/** Name and version of the pipeline. */
public final class ForecastingEngine {
    /** Part of every data hash: a new version trains every product again. */
    public static final String VERSION = "forecasting-1.2.0/prophet-" + Prophet.VERSION;

    private ForecastingEngine() {}
}
