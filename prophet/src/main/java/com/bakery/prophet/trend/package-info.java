/** Piecewise linear growth, its changepoints and the uncertainty of its future. */
@NullMarked
package com.bakery.prophet.trend;

import org.jspecify.annotations.NullMarked;
