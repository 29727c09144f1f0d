/** Who did what, and who read which model: written by the routes, shown to the tenant's admins. */
@NullMarked
package com.bakery.training.api.audit;

import org.jspecify.annotations.NullMarked;
