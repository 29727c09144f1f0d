/**
 * Before a job plans its products: what other services know about the shop's days is fetched, looked at, and kept. A service that is down costs a log row, never the
 * job. Formats and calls have packages of their own.
 */
@NullMarked
package com.bakery.training.activities.external;

import org.jspecify.annotations.NullMarked;
