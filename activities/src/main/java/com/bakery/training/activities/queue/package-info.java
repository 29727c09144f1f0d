/** Admission, starting workflows, waking the queue. */
@NullMarked
package com.bakery.training.activities.queue;

import org.jspecify.annotations.NullMarked;
