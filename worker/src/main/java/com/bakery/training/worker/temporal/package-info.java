/** The Temporal side of the process: which types it runs, on which queues, and how it stops. Uses the Temporal SDK and Spring. */
@NullMarked
package com.bakery.training.worker.temporal;

import org.jspecify.annotations.NullMarked;
