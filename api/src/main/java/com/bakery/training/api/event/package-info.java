/** Consumed AMQP messages that insert jobs. Portable over brokers: no queue arguments, never a reject, unreadable messages go to an exchange of our own. */
@NullMarked
package com.bakery.training.api.event;

import org.jspecify.annotations.NullMarked;
