/** How members become one forecast: weights from rolling-origin errors, fixed shares, and the guard against a single better member. */
@NullMarked
package com.bakery.forecasting.combination;

import org.jspecify.annotations.NullMarked;
