package com.bakery.training.standalone.embedded;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which parts run here and where, from the environment.
 *
 * @param dataDirectory DATA_DIR, default {@code data} in the working directory
 * @param databaseUrl DATABASE_URL of a PostgreSQL that replaces the embedded one
 * @param rabbitmqUrl RABBITMQ_URL of a broker that replaces the embedded one
 * @param temporalAddress TEMPORAL_ADDRESS of a Temporal server that replaces the embedded one
 * @param temporalBinary TEMPORAL_BIN: path of the CLI, {@code none} for the in-JVM server, null to look for it
 * @param searchPath PATH, where the CLI is looked for last
 * @param temporalNamespace TEMPORAL_NAMESPACE, default {@code default}
 */
public record EmbeddedSettings(
        Path dataDirectory,
        @Nullable String databaseUrl,
        @Nullable String rabbitmqUrl,
        @Nullable String temporalAddress,
        @Nullable String temporalBinary,
        String searchPath,
        String temporalNamespace,
        PortSetting postgresPort,
        PortSetting amqpPort,
        PortSetting temporalPort) {

    /** The settings that {@code environment} names; unset and blank variables take their defaults. */
    public static EmbeddedSettings from(Map<String, String> environment) {
        return new EmbeddedSettings(
                Path.of(read(environment, "DATA_DIR", "data")).toAbsolutePath().normalize(),
                read(environment, "DATABASE_URL"),
                read(environment, "RABBITMQ_URL"),
                read(environment, "TEMPORAL_ADDRESS"),
                read(environment, "TEMPORAL_BIN"),
                read(environment, "PATH", ""),
                read(environment, "TEMPORAL_NAMESPACE", "default"),
                PortSetting.read(environment, "EMBEDDED_POSTGRES_PORT", 0),
                PortSetting.read(environment, "EMBEDDED_AMQP_PORT", 0),
                PortSetting.read(environment, "EMBEDDED_TEMPORAL_PORT", 0));
    }

    private static @Nullable String read(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static String read(Map<String, String> environment, String variable, String otherwise) {
        String value = read(environment, variable);
        return value == null ? otherwise : value;
    }
}
