/** Calls to other services: bounded in time and size, repeated with jitter, given up by a circuit breaker. Only configured addresses, no redirects. */
@NullMarked
package com.bakery.training.activities.external.http;

import org.jspecify.annotations.NullMarked;
