/**
 * The queue of waiting jobs: one stateless loop that lets the database decide which job starts next.
 * Uses the Temporal SDK only.
 */
@NullMarked
package com.bakery.training.workflows.queue;

import org.jspecify.annotations.NullMarked;
