/** What the instances of the api count together: token buckets and places for sockets. */
@NullMarked
package com.bakery.training.registry.limit;

import org.jspecify.annotations.NullMarked;
