/** The queue of waiting jobs over HTTP, and the audit trail. Uses the registry only. */
@NullMarked
package com.bakery.training.api.queue;

import org.jspecify.annotations.NullMarked;
