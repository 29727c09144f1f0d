/** The posterior mode: problem, exact solver, Stan's optimiser, report. Plain arrays in, plain arrays out. */
@NullMarked
package com.bakery.prophet.fit;

import org.jspecify.annotations.NullMarked;
