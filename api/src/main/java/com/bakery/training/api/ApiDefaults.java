package com.bakery.training.api;

import com.bakery.training.workflows.TemporalConnection;
import java.util.HashMap;
import java.util.Map;

/** Environment variables whose values Spring can not take as they are. */
public final class ApiDefaults {
    private ApiDefaults() {}

    /** Spring properties for the variables that are set. */
    public static Map<String, Object> from(Map<String, String> environment) {
        return new HashMap<>(TemporalConnection.springProperties(environment));
    }
}
