/** How good a model is and why: cross-validation, its metrics, the effect of regressors, the search for hyper-parameters. */
@NullMarked
package com.bakery.prophet.diagnostics;

import org.jspecify.annotations.NullMarked;
