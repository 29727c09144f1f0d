/**
 * Pages of long lists by keyset cursors.
 * Knows no table.
 */
@NullMarked
package com.bakery.training.registry.paging;

import org.jspecify.annotations.NullMarked;
