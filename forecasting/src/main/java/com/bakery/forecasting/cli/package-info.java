/** The command line: Prophet's fit, predict and cross-validation over files. */
@NullMarked
package com.bakery.forecasting.cli;

import org.jspecify.annotations.NullMarked;
