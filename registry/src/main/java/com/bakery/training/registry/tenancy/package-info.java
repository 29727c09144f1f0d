/**
 * Every database transaction takes one role here: a tenant's, or the system's.
 * Nothing else in the service opens a transaction.
 */
@NullMarked
package com.bakery.training.registry.tenancy;

import org.jspecify.annotations.NullMarked;
