/** Where a model comes from: its recipe, and the build that trained it. */
@NullMarked
package com.bakery.training.activities.lineage;

import org.jspecify.annotations.NullMarked;
