/** Gradient boosting over all products of a shop: its columns, its training, the library behind an interface. */
@NullMarked
package com.bakery.forecasting.pooled;

import org.jspecify.annotations.NullMarked;
