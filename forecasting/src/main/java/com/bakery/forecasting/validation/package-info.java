/** Rolling-origin folds: refits at earlier cutoffs and forecasts of days the members have not seen. */
@NullMarked
package com.bakery.forecasting.validation;

import org.jspecify.annotations.NullMarked;
