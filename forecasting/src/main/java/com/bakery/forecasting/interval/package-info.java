/** Conformal prediction intervals from the folds of the composition itself. */
@NullMarked
package com.bakery.forecasting.interval;

import org.jspecify.annotations.NullMarked;
