/**
 * Training at set times: a workflow that only inserts jobs, started by a schedule of ours or by anybody else's.
 * Uses the Temporal SDK only.
 */
@NullMarked
package com.bakery.training.workflows.schedule;

import org.jspecify.annotations.NullMarked;
