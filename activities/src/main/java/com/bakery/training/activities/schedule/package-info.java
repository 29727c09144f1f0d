/** Training at set times: the jobs of a scheduled run, and keeping the server's schedules like the rows. */
@NullMarked
package com.bakery.training.activities.schedule;

import org.jspecify.annotations.NullMarked;
