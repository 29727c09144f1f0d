package com.bakery.forecasting.pooled;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out once per process whether the native boosting library loads here. Without it the composition goes on without its member. */
public final class Boosting {
    private Boosting() {}

    /** The library, or nothing where it has no build for this machine. */
    public static Optional<BoostingLibrary> library() {
        return Optional.ofNullable(Holder.FOUND.library);
    }

    /** Why there is no library, in its own words; nothing if there is one. */
    public static Optional<String> missing() {
        return Optional.ofNullable(Holder.FOUND.reason);
    }

    private record Found(@Nullable BoostingLibrary library, @Nullable String reason) {}

    private static final class Holder {
        static final Found FOUND = load();

        private static Found load() {
            try {
                Class.forName("ml.dmlc.xgboost4j.java.XGBoostJNI");
                return new Found(new Xgboost(), null);
            } catch (ClassNotFoundException | LinkageError e) {
                return new Found(null, Xgboost.VERSION + " does not load here: " + e);
            }
        }
    }
}
