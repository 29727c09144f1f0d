package com.bakery.training.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Secrets that are handed over as files, as container platforms mount them: {@code JWT_SECRET_FILE=/run/secrets/jwt} is
 * {@code JWT_SECRET} with the content of that file, without the line end that editors add.
 */
public final class SecretFiles {
    /** Variables that hold a secret, or a URL with one. */
    private static final List<String> SECRETS = List.of(
            "DATABASE_URL",
            "RABBITMQ_URL",
            "JWT_SECRET",
            "METRICS_TOKEN",
            "TEMPORAL_API_KEY",
            "SALES_SERVICE_TOKEN",
            "EXTERNAL_SERVICE_TOKEN",
            "WEATHER_API_KEY");

    private static final String SUFFIX = "_FILE";
    private static final long MAX_BYTES = 64 * 1024;

    private SecretFiles() {}

    /**
     * The secrets that {@code environment} names a file for; empty where it names none.
     *
     * @throws IllegalArgumentException naming the variable, never the content, for a file that can not be read or is empty,
     *     and where the secret is set as well
     */
    public static Map<String, String> read(Map<String, String> environment) {
        Map<String, String> secrets = new TreeMap<>();
        for (String variable : SECRETS) {
            String file = environment.getOrDefault(variable + SUFFIX, "").strip();
            if (!file.isEmpty()) {
                if (!environment.getOrDefault(variable, "").isBlank()) {
                    throw refused(variable, "set together with " + variable + "; one of them");
                }
                secrets.put(variable, content(variable, Path.of(file)));
            }
        }
        return secrets;
    }

    /** {@code environment} with the secrets of its files. */
    public static Map<String, String> resolve(Map<String, String> environment) {
        Map<String, String> resolved = new TreeMap<>(environment);
        resolved.putAll(read(environment));
        return resolved;
    }

    private static String content(String variable, Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw refused(variable, file + " has more than " + MAX_BYTES + " bytes");
            }
            String content = Files.readString(file).strip();
            if (content.isEmpty()) {
                throw refused(variable, file + " is empty");
            }
            return content;
        } catch (IOException e) {
            throw new IllegalArgumentException(variable + SUFFIX + ": " + file + " can not be read", e);
        }
    }

    private static IllegalArgumentException refused(String variable, String reason) {
        return new IllegalArgumentException(variable + SUFFIX + ": " + reason);
    }
}
