/**
 * The demo: two real bakeries loaded, trained and shown, through the service's own HTTP interface as any caller would.
 * Uses the JDK's HTTP client, JSON and a progress bar; knows nothing of the service's inside.
 */
@NullMarked
package com.bakery.training.standalone.demo;

import org.jspecify.annotations.NullMarked;
