/**
 * Who changed what.
 * Rows are appended and read, never changed.
 */
@NullMarked
package com.bakery.training.registry.audit;

import org.jspecify.annotations.NullMarked;
