/** Repeating work on what is stored: retention, scrub, orphan files, erasures that were interrupted. */
@NullMarked
package com.bakery.training.worker.housekeeping;

import org.jspecify.annotations.NullMarked;
