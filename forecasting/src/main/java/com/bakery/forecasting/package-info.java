/**
 * The product pipeline as a list of verbs: engineer features, fit, validate, compose; and the options it runs under.
 * Knows nothing of databases, files or Temporal.
 */
@NullMarked
package com.bakery.forecasting;

import org.jspecify.annotations.NullMarked;
