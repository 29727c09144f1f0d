/** What was trained, how well and how long it took, as JSON or as CSV for a spreadsheet. */
@NullMarked
package com.bakery.training.api.analytics;

import org.jspecify.annotations.NullMarked;
