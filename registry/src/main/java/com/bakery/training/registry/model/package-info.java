/**
 * Model versions: registration, deployment, metrics.
 * A registration is one transaction under the lock of its job.
 */
@NullMarked
package com.bakery.training.registry.model;

import org.jspecify.annotations.NullMarked;
