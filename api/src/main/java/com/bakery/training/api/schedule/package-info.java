/** A tenant's schedule over HTTP. Uses the registry only: workers put the row onto the Temporal server. */
@NullMarked
package com.bakery.training.api.schedule;

import org.jspecify.annotations.NullMarked;
