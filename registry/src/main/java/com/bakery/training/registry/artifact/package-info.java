/**
 * Files of models and staged data sets behind one interface.
 * Server-made keys, durable writes, a checksum at every read.
 */
@NullMarked
package com.bakery.training.registry.artifact;

import org.jspecify.annotations.NullMarked;
