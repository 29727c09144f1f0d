/** The posterior mode of a linear additive model: problem, exact solver, report. Plain arrays in, plain arrays out. */
@NullMarked
package com.bakery.prophet.fit;

import org.jspecify.annotations.NullMarked;
