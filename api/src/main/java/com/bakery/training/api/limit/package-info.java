/** How often somebody may ask: token buckets of this instance, and one of all instances together. Every refusal is a 429. */
@NullMarked
package com.bakery.training.api.limit;

import org.jspecify.annotations.NullMarked;
