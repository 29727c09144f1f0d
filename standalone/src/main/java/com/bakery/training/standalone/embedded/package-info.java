/**
 * PostgreSQL, AMQP broker and Temporal started beside the application, with their data under one folder.
 * Uses their libraries and the JDK; knows nothing of the training service.
 */
@NullMarked
package com.bakery.training.standalone.embedded;

import org.jspecify.annotations.NullMarked;
