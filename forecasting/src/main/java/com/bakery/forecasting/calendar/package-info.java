/** Which days are special for a shop: public holidays of its place and the days its owner named. Uses the holiday rules of {@code prophet}. */
@NullMarked
package com.bakery.forecasting.calendar;

import org.jspecify.annotations.NullMarked;
