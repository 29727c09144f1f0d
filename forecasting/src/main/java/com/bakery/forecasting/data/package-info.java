/** What is known of a product: its regular daily grid, the shop around it, calendars, findings. The rules that make it from raw rows live here. */
@NullMarked
package com.bakery.forecasting.data;

import org.jspecify.annotations.NullMarked;
