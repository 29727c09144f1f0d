/**
 * What was sold and what was known about the days: sales, regressors, named days.
 * Bulk writes for uploads, ordered reads for training.
 */
@NullMarked
package com.bakery.training.registry.sales;

import org.jspecify.annotations.NullMarked;
