/**
 * Names shared by everybody who talks to Temporal: task queues, workflow ids, search attributes, failure types.
 * Uses the Temporal SDK and the JDK only.
 */
@NullMarked
package com.bakery.training.workflows;

import org.jspecify.annotations.NullMarked;
