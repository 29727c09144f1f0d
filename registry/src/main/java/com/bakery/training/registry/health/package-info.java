/** How a process tells whether the parts it needs answer. Speaks to Spring Boot, for the processes; knows no table. */
@NullMarked
package com.bakery.training.registry.health;

import org.jspecify.annotations.NullMarked;
