/**
 * The Prophet forecasting model as a library: options, fit, predict. What Python's Prophet does with the same input, this does.
 * Uses the JDK, and one streaming JSON library in {@code io}.
 */
@NullMarked
package com.bakery.prophet;

import org.jspecify.annotations.NullMarked;
