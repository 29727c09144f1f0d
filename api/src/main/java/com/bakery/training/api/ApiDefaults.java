package com.bakery.training.api;

import com.bakery.training.registry.DatabaseUrl;
import com.bakery.training.registry.SecretFiles;
import com.bakery.training.workflows.TemporalConnection;
import java.util.HashMap;
import java.util.Map;

/** Environment variables whose values Spring can not take as they are. */
public final class ApiDefaults {
    private static final String DATABASE_URL = "DATABASE_URL";

    private ApiDefaults() {}

    /**
     * Spring properties for the variables that are set, and the secrets that are handed over as files.
     *
     * @throws IllegalArgumentException for a DATABASE_URL that is missing or can not be read, or a secret's file that can not
     */
    public static Map<String, Object> from(Map<String, String> variables) {
        Map<String, String> environment = SecretFiles.resolve(variables);
        Map<String, Object> properties = new HashMap<>(TemporalConnection.springProperties(environment));
        properties.putAll(SecretFiles.read(variables));
        String database = environment.get(DATABASE_URL);
        if (database == null || database.isBlank()) {
            throw new IllegalArgumentException(
                    DATABASE_URL + " is not set, postgresql://user:password@host:5432/database");
        }
        properties.putAll(DatabaseUrl.parse(database).springProperties());
        return properties;
    }
}
