/** Accuracy on days ahead of the cutoffs, never on training rows. */
@NullMarked
package com.bakery.forecasting.metric;

import org.jspecify.annotations.NullMarked;
