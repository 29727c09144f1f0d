/** Step 5: the model file. */
@NullMarked
package com.bakery.training.activities.storage;

import org.jspecify.annotations.NullMarked;
