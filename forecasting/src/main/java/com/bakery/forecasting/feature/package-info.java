/** The named features and who reads them. Built from the data and the options only. */
@NullMarked
package com.bakery.forecasting.feature;

import org.jspecify.annotations.NullMarked;
