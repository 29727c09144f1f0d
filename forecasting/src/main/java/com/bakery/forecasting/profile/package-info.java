/** What kind of series a product is: its class, its rhythm, and how much of it can be foreseen at all. Uses the product's data only. */
@NullMarked
package com.bakery.forecasting.profile;

import org.jspecify.annotations.NullMarked;
