/** What operators see of this process: the health of its parts, whom a log line is about, and the switches for debugging. */
@NullMarked
package com.bakery.training.worker.operation;

import org.jspecify.annotations.NullMarked;
