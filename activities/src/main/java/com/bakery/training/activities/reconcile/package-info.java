/** Rows against workflows: what was lost is started again, what ended unseen is written down. */
@NullMarked
package com.bakery.training.activities.reconcile;

import org.jspecify.annotations.NullMarked;
