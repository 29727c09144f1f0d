/** The api process: its start, its configuration and what all routes share. Uses workflow interfaces and records, the registry and the forecasting library, nothing else of the house. */
@NullMarked
package com.bakery.training.api;

import org.jspecify.annotations.NullMarked;
