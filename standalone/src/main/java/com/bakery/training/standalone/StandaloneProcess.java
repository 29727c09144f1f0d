package com.bakery.training.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.bakery.training.registry.DatabaseUrl;
import com.bakery.training.standalone.demo.DemoBakery;
import com.bakery.training.standalone.embedded.DataDirectory;
import com.bakery.training.standalone.embedded.EmbeddedParts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** What stands around the application context: the data directory, the embedded parts, secrets and tokens. */
final class StandaloneProcess implements ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {
    private final StandaloneSettings settings;
    private final DataDirectory data;
    private final int port;
    private final AccessTokens tokens;

    private @Nullable EmbeddedParts parts;
    private @Nullable Endpoints endpoints;

    private StandaloneProcess(StandaloneSettings settings, DataDirectory data, int port) {
        this.settings = settings;
        this.data = data;
        this.port = port;
        this.tokens = new AccessTokens(jwtSecret(settings, data), settings.jwtIssuer());
    }

    /**
     * Takes data directory and port.
     *
     * @throws com.bakery.training.standalone.embedded.EmbeddedException if another process has one of them
     */
    static StandaloneProcess claim(StandaloneSettings settings) {
        DataDirectory data = DataDirectory.open(settings.embedded().dataDirectory());
        return new StandaloneProcess(settings, data, settings.port().claimEverywhere());
    }

    /** Starts the parts before the context looks for them, and tells it where they are. */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        EmbeddedParts started = EmbeddedParts.start(data, settings.embedded());
        parts = started;
        endpoints = Endpoints.of(started, port);
        endpoints.write(data);
        writeTokens();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("standalone", properties(started)));
    }

    Endpoints endpoints() {
        return Objects.requireNonNull(endpoints, "the context was initialized");
    }

    EmbeddedParts parts() {
        return Objects.requireNonNull(parts, "the context was initialized");
    }

    /** A token of the tenant of {@code bakery}. */
    String token(DemoBakery bakery) {
        return tokens.sign(bakery.tenantId(), bakery.label(), Instant.now());
    }

    /** Stops the parts; the context must be closed. */
    @Override
    public void close() {
        if (parts != null) {
            parts.close();
        }
        data.close();
    }

    private Map<String, Object> properties(EmbeddedParts started) {
        Map<String, Object> properties =
                new HashMap<>(DatabaseUrl.parse(started.databaseUrl()).springProperties());
        properties.put("RABBITMQ_URL", started.rabbitmqUrl());
        properties.put("TEMPORAL_ADDRESS", started.temporal().address());
        properties.put("JWT_SECRET", jwtSecret(settings, data));
        properties.put("MODEL_STORAGE_PATH", modelStoragePath());
        properties.put("server.port", port);
        return properties;
    }

    private String modelStoragePath() {
        return settings.modelStoragePath() == null ? data.folder("models").toString() : settings.modelStoragePath();
    }

    private void writeTokens() {
        if (settings.demo()) {
            for (DemoBakery bakery : DemoBakery.values()) {
                data.write("tokens/" + bakery.label() + ".jwt", token(bakery));
            }
        } else {
            UUID tenant = UUID.nameUUIDFromBytes("training-admin".getBytes(UTF_8));
            data.write("tokens/admin.jwt", tokens.sign(tenant, "admin", Instant.now()));
        }
    }

    private static String jwtSecret(StandaloneSettings settings, DataDirectory data) {
        return settings.jwtSecret() == null ? data.secret("jwt-secret") : settings.jwtSecret();
    }
}
