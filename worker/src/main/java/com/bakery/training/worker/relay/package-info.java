/**
 * The way of events from the outbox to the AMQP broker: at least once, under the same message id on every repetition.
 * Uses the registry's outbox and Spring AMQP.
 */
@NullMarked
package com.bakery.training.worker.relay;

import org.jspecify.annotations.NullMarked;
