/** Model files: versioned canonical JSON, strict and bounded when read. */
@NullMarked
package com.bakery.prophet.io;

import org.jspecify.annotations.NullMarked;
