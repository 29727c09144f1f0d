/** What this process does by the clock. Uses the JDK and Spring's lifecycle. */
@NullMarked
package com.bakery.training.worker.schedule;

import org.jspecify.annotations.NullMarked;
