/**
 * Training logs of a job.
 * Read in the order they were written.
 */
@NullMarked
package com.bakery.training.registry.log;

import org.jspecify.annotations.NullMarked;
