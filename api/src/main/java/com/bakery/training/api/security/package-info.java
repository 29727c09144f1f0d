/** Who may do what: tokens, roles, tenants, limits of bodies, headers. Every refusal is a problem document. */
@NullMarked
package com.bakery.training.api.security;

import org.jspecify.annotations.NullMarked;
