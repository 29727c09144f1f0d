/** Step 6: the rows, or the reason why there are none. */
@NullMarked
package com.bakery.training.activities.registration;

import org.jspecify.annotations.NullMarked;
