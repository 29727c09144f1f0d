/**
 * What other services know about a shop's days, and how far they were asked: public numbers by place and day, rows of a tenant with the mark of their source.
 * Uses transactions and the rows of sales.
 */
@NullMarked
package com.bakery.training.registry.external;

import org.jspecify.annotations.NullMarked;
