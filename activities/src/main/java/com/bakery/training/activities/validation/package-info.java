/** Step 4: rolling-origin folds. */
@NullMarked
package com.bakery.training.activities.validation;

import org.jspecify.annotations.NullMarked;
