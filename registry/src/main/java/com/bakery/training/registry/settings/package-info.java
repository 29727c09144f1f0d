/**
 * Where a tenant's shop is: country, place, time zone.
 * Uses transactions only.
 */
@NullMarked
package com.bakery.training.registry.settings;

import org.jspecify.annotations.NullMarked;
