package com.bakery.training.registry.model;

import com.bakery.training.registry.log.LogLevel;
import com.bakery.training.registry.log.NewLogEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fits values into the ranges of the contract's columns and remembers what it changed, for the log. One per registration. */
final class Clamping {
    /** DECIMAL(10, 4). */
    private static final double MAX_ERROR = 999_999.9999;

    /** DECIMAL(10, 6). */
    private static final double MAX_R2 = 9_999.999999;

    /** DECIMAL(5, 2). */
    private static final double MAX_ACCURACY = 999.99;

    private static final int MAX_ALGORITHM = 50;

    private final Registration registration;
    private final List<NewLogEntry> lines = new ArrayList<>();

    Clamping(Registration registration) {
        this.registration = registration;
    }

    /** mae, rmse, mape. */
    @Nullable
    Double error(String column, @Nullable Double value) {
        return clamp(column, value, MAX_ERROR);
    }

    @Nullable
    Double r2(@Nullable Double value) {
        return clamp("r2_score", value, MAX_R2);
    }

    @Nullable
    Double accuracy(@Nullable Double value) {
        return clamp("accuracy_percentage", value, MAX_ACCURACY);
    }

    /** A column of any range; only what is no number is taken out. */
    @Nullable
    Double finite(String column, @Nullable Double value) {
        return clamp(column, value, Double.MAX_VALUE);
    }

    private @Nullable Double clamp(String column, @Nullable Double value, double max) {
        if (value == null || Math.abs(value) <= max) {
            return value;
        }
        Double stored = Double.isFinite(value) ? Math.copySign(max, value) : null;
        changed(column, value, stored);
        return stored;
    }

    int seconds(long value) {
        int stored = (int) Math.max(0, Math.min(value, Integer.MAX_VALUE));
        if (stored != value) {
            changed("training_duration_seconds", value, stored);
        }
        return stored;
    }

    /** Members joined by {@code +}, heaviest first: as many of them as fit, each whole. */
    String algorithm(String value) {
        if (value.length() <= MAX_ALGORITHM) {
            return value;
        }
        int end = value.lastIndexOf('+', MAX_ALGORITHM);
        String stored = value.substring(0, end > 0 ? end : MAX_ALGORITHM);
        changed("algorithm", value, stored);
        return stored;
    }

    private void changed(String column, Object value, @Nullable Object stored) {
        lines.add(NewLogEntry.of(
                registration.run().jobId(),
                registration.productId(),
                LogLevel.WARNING,
                "register",
                column + " " + value + " lies beyond its column and is stored as " + stored));
    }

    /** A warning for each value that was changed. */
    List<NewLogEntry> lines() {
        return List.copyOf(lines);
    }
}
