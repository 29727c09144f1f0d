/**
 * The products of a tenant.
 * Uses transactions and paging only.
 */
@NullMarked
package com.bakery.training.registry.product;

import org.jspecify.annotations.NullMarked;
