/** Forecasts in words. Reads forecasts only. */
@NullMarked
package com.bakery.forecasting.explanation;

import org.jspecify.annotations.NullMarked;
