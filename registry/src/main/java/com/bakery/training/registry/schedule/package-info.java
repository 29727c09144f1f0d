/**
 * When training happens by itself: schedules of tenants and of the platform, and the times they name.
 * Uses transactions, and Spring's cron expressions.
 */
@NullMarked
package com.bakery.training.registry.schedule;

import org.jspecify.annotations.NullMarked;
