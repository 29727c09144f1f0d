/** What a job does besides training products: plan, report, end. */
@NullMarked
package com.bakery.training.activities.job;

import org.jspecify.annotations.NullMarked;
