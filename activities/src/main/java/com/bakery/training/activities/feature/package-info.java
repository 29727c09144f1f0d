/** Step 2: features and the options in force. */
@NullMarked
package com.bakery.training.activities.feature;

import org.jspecify.annotations.NullMarked;
