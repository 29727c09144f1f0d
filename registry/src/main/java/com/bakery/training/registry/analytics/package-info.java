/** What was trained, how well and how long it took, computed by the database from sums that triggers keep (V10). */
@NullMarked
package com.bakery.training.registry.analytics;

import org.jspecify.annotations.NullMarked;
