/**
 * The training of one job and of one product: workflow and activity interfaces, their messages, deterministic implementations.
 * Messages carry ids, numbers and references, never series; stored histories freeze them, so fields are only added.
 */
@NullMarked
package com.bakery.training.workflows.training;

import org.jspecify.annotations.NullMarked;
