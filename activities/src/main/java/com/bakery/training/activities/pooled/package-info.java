/** What the products of a shop share: trained once per run of a job, read once per process. May use the other activities' readers. */
@NullMarked
package com.bakery.training.activities.pooled;

import org.jspecify.annotations.NullMarked;
