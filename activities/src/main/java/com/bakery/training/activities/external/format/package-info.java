/** What the services' answers mean: read as a stream, every row looked at, nonsense refused by rule and counted. */
@NullMarked
package com.bakery.training.activities.external.format;

import org.jspecify.annotations.NullMarked;
