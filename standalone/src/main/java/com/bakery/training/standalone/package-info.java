/**
 * One process with everything: api, worker and, where no address of a real one is given, PostgreSQL, AMQP broker and Temporal.
 * Uses api, worker and the embedded parts; nothing uses it.
 */
@NullMarked
package com.bakery.training.standalone;

import org.jspecify.annotations.NullMarked;
