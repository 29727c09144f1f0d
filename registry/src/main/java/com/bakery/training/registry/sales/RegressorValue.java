package com.bakery.training.registry.sales;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The value of a regressor on a day.
 *
 * @param value null: unknown, and a value stored before is forgotten
 */
public record RegressorValue(String name, LocalDate day, @Nullable Double value) {
    public RegressorValue {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A regressor needs a name");
        }
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " on " + day + " must be a number, not " + value);
        }
    }
}
