/**
 * How versions do on sales that came after their data.
 * Uses the models' files and the shop's sales; decides nothing.
 */
@NullMarked
package com.bakery.training.registry.live;

import org.jspecify.annotations.NullMarked;
