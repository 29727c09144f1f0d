/**
 * The worker process: Temporal workers, outbox relay, reconciler. The only place that sees workflows and activities together.
 */
@NullMarked
package com.bakery.training.worker;

import org.jspecify.annotations.NullMarked;
