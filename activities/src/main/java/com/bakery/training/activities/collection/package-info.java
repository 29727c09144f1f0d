/** Step 1: a product's data from the registry, by the data rules; and the hash that tells whether they changed. */
@NullMarked
package com.bakery.training.activities.collection;

import org.jspecify.annotations.NullMarked;
