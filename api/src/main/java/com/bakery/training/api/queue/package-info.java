/** The queue of waiting jobs over HTTP. Uses the registry only. */
@NullMarked
package com.bakery.training.api.queue;

import org.jspecify.annotations.NullMarked;
