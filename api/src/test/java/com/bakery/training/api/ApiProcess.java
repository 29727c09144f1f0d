package com.bakery.training.api;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The api as it is shipped, on a real database, with neither broker nor Temporal in reach: a request must not notice.
 */
final class ApiProcess implements AutoCloseable {
    private final RegistryDatabase database;
    private final ConfigurableApplicationContext context;

    private ApiProcess(RegistryDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    /** One process with the shipped settings for all tests of this JVM that take a tenant of their own. */
    static ApiProcess shared() {
        return Shared.API;
    }

    private static final class Shared {
        private static final ApiProcess API = start(RegistryDatabase.open(), Map.of());
    }

    /** Starts on a free port. */
    static ApiProcess start(RegistryDatabase database, Map<String, Object> properties) {
        return start(database, Map.of(), properties);
    }

    /** Starts on a free port, with more environment variables than that of the database. */
    static ApiProcess start(RegistryDatabase database, Map<String, String> variables, Map<String, Object> properties) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("DATABASE_URL", database.url());
        SpringApplication application = ApiApplication.application(environment);
        Map<String, Object> arguments = new HashMap<>(Map.of(
                "server.port", 0,
                "JWT_SECRET", Tokens.SECRET,
                "MODEL_STORAGE_PATH", folder().toString(),
                "RABBITMQ_URL", "amqp://localhost:1",
                "TEMPORAL_ADDRESS", "127.0.0.1:1",
                "logging.level.org.springframework.amqp", "OFF",
                "logging.level.com.bakery.training.api.training.WorkflowSignals", "OFF"));
        arguments.putAll(properties);
        if (variables.containsKey("JWT_SECRET_FILE")) {
            arguments.remove("JWT_SECRET");
        }
        String[] lines = arguments.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new ApiProcess(database, application.run(lines));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("models");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestRegistry registry() {
        return database.registry();
    }

    /** Statements beyond every role, to break things. */
    JdbcClient superuser() {
        return database.superuser();
    }

    /** The value of an environment variable or property of the process. */
    String setting(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    Http as(String role) {
        return as(Tokens.TENANT, role);
    }

    Http as(UUID tenant, String role) {
        return new Http(port(), Tokens.forTenant(tenant, role));
    }

    Http anonymous() {
        return new Http(port(), null);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Takes the database away under the running process. */
    void dropDatabase() {
        database.close();
    }

    @Override
    public void close() {
        context.close();
    }
}
