/** The tenant as a whole: its erasure. Uses the registry. */
@NullMarked
package com.bakery.training.api.tenant;

import org.jspecify.annotations.NullMarked;
