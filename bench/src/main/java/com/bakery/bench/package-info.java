/** Measurements of engine and pipeline. Run by hand; no test depends on a time. */
@NullMarked
package com.bakery.bench;

import org.jspecify.annotations.NullMarked;
