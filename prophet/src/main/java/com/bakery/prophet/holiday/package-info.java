/** Public holidays by rule: the calendar interface and the Spanish rules. */
@NullMarked
package com.bakery.prophet.holiday;

import org.jspecify.annotations.NullMarked;
