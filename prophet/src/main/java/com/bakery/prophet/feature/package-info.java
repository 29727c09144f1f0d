/** Columns of the design matrix: Fourier terms, holidays, regressors. Depends on the options only. */
@NullMarked
package com.bakery.prophet.feature;

import org.jspecify.annotations.NullMarked;
