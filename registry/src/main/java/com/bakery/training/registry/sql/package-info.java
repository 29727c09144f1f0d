/**
 * Columns and JSON on their way between rows and records.
 * Uses JDBC and the JSON library only.
 */
@NullMarked
package com.bakery.training.registry.sql;

import org.jspecify.annotations.NullMarked;
