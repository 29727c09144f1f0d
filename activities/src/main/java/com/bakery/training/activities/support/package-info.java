/** What every step does the same way: staged files, log lines, heartbeats, failures by type. */
@NullMarked
package com.bakery.training.activities.support;

import org.jspecify.annotations.NullMarked;
