/**
 * Where the service remembers: tables, repositories, artifact store, wired by one configuration class.
 * Uses JDBC, Flyway and files; knows neither workflows nor the forecasting engine.
 */
@NullMarked
package com.bakery.training.registry;

import org.jspecify.annotations.NullMarked;
