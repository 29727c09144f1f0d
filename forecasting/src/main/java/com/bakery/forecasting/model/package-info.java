/** The fitted composition of one product, its forecasts without refit, and its canonical JSON. */
@NullMarked
package com.bakery.forecasting.model;

import org.jspecify.annotations.NullMarked;
