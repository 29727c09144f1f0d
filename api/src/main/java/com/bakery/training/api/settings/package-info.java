/** A tenant's settings over HTTP. Uses the registry, and forecasting for the subdivisions it knows. */
@NullMarked
package com.bakery.training.api.settings;

import org.jspecify.annotations.NullMarked;
