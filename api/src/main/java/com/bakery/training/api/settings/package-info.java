/** A tenant's settings over HTTP. Uses the registry only. */
@NullMarked
package com.bakery.training.api.settings;

import org.jspecify.annotations.NullMarked;
