/**
 * Jobs and the products inside them: intake, queue, progress, end.
 * Writes log and outbox rows in the same transaction as the change they tell of.
 */
@NullMarked
package com.bakery.training.registry.job;

import org.jspecify.annotations.NullMarked;
