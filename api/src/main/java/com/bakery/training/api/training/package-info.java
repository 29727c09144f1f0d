/** Jobs over HTTP: start, stop, status, history, products, logs, retry, delete. Inserts rows and asks Temporal to wake or cancel, never starts a workflow. */
@NullMarked
package com.bakery.training.api.training;

import org.jspecify.annotations.NullMarked;
