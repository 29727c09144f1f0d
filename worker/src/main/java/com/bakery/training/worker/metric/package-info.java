/** The metrics of training under the names their dashboards know. Uses Micrometer. */
@NullMarked
package com.bakery.training.worker.metric;

import org.jspecify.annotations.NullMarked;
