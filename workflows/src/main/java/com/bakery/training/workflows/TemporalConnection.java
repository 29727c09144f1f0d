package com.bakery.training.workflows;

import java.util.Map;
import java.util.TreeMap;

/** The environment variables that say how to reach Temporal, in the words of the Spring Boot starter. */
public final class TemporalConnection {
    private static final Map<String, String> PROPERTY_OF = Map.of(
            "TEMPORAL_ADDRESS", "spring.temporal.connection.target",
            "TEMPORAL_NAMESPACE", "spring.temporal.namespace",
            "TEMPORAL_API_KEY", "spring.temporal.connection.api-key",
            "TEMPORAL_TLS_CERT", "spring.temporal.connection.mtls.cert-chain-file",
            "TEMPORAL_TLS_KEY", "spring.temporal.connection.mtls.key-file");

    private TemporalConnection() {}

    /** Starter properties for the variables that are set and not blank; the starter takes a blank key for a key. */
    public static Map<String, String> springProperties(Map<String, String> environment) {
        Map<String, String> properties = new TreeMap<>();
        PROPERTY_OF.forEach((variable, property) -> {
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                properties.put(property, value.strip());
            }
        });
        return properties;
    }
}
