/** The activity objects of this process, made of registry, pipeline and settings; and the reconciler's schedule. */
@NullMarked
package com.bakery.training.worker.activity;

import org.jspecify.annotations.NullMarked;
