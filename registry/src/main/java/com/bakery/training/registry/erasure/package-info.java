/**
 * Erasure of a tenant: every row of every table that carries it, and every file.
 * What remains is a certificate that names nobody.
 */
@NullMarked
package com.bakery.training.registry.erasure;

import org.jspecify.annotations.NullMarked;
