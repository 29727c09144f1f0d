/** Scores versions on sales that came after their data, and acts on what that shows: retraining, promotion, rollback. */
@NullMarked
package com.bakery.training.activities.live;

import org.jspecify.annotations.NullMarked;
