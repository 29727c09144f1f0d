/** Models over HTTP: list, metrics, deployment and forecasts drawn from verified artifacts. Uses the registry and forecasting's model format. */
@NullMarked
package com.bakery.training.api.model;

import org.jspecify.annotations.NullMarked;
