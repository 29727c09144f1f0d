/** What operators see of this process: the health of its parts, and whom a log line is about. */
@NullMarked
package com.bakery.training.api.operation;

import org.jspecify.annotations.NullMarked;
