/** The repeating task that scores versions on new sales, with its settings. */
@NullMarked
package com.bakery.training.worker.live;

import org.jspecify.annotations.NullMarked;
