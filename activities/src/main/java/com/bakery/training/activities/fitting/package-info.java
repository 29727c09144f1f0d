/** Step 3: every member on all data. */
@NullMarked
package com.bakery.training.activities.fitting;

import org.jspecify.annotations.NullMarked;
