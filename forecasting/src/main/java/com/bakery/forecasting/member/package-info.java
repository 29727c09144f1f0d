/** Member model families, one small class each with its formula, and the catalog that lists them. Each fits on a window and forecasts days ahead. */
@NullMarked
package com.bakery.forecasting.member;

import org.jspecify.annotations.NullMarked;
