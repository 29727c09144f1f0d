/**
 * The outbox: events waiting for the broker.
 * Rows only; publishing is the worker's.
 */
@NullMarked
package com.bakery.training.registry.event;

import org.jspecify.annotations.NullMarked;
