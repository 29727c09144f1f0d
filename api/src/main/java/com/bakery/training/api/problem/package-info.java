/** Errors as RFC 9457 problem documents, from controllers, filters and the container alike. Uses Spring's web classes only. */
@NullMarked
package com.bakery.training.api.problem;

import org.jspecify.annotations.NullMarked;
