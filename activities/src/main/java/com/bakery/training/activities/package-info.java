/**
 * Activity implementations: plain classes between the workflows' interfaces, the forecasting pipeline and the registry.
 * What they share: settings and the metrics they report to.
 */
@NullMarked
package com.bakery.training.activities;

import org.jspecify.annotations.NullMarked;
