package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

class ApiPropertiesTest {

    @Test
    void shippedFileCarriesTheDocumentedDefaults() throws IOException {
        StandardEnvironment environment = environment(Map.of());
        ApiProperties properties = bind(environment);
        assertThat(properties.modelStoragePath()).isEqualTo("/models");
        assertThat(properties.maxBody()).isEqualTo(DataSize.ofMegabytes(1));
        assertThat(properties.maxConcurrentJobs()).isEqualTo(3);
        assertThat(properties.metricsToken()).isEmpty();
        assertThat(properties.jwt().secret()).isEmpty();
        assertThat(properties.jwt().audience()).isEqualTo("training-service");
        assertThat(properties.upload().maxSize()).isEqualTo(DataSize.ofMegabytes(50));
        assertThat(properties.websocket())
                .isEqualTo(new ApiProperties.WebSocket(
                        Duration.ofSeconds(30), 10, 100, Duration.ofSeconds(2), Duration.ofSeconds(2)));
        assertThat(properties.rateLimit()).isEqualTo(new ApiProperties.RateLimit(30, 1200, 300));
        assertThat(properties.cors().allowedOrigins()).isEmpty();
        assertThat(properties.trustedProxies()).isEmpty();
        assertThat(environment.getProperty("server.port")).isEqualTo("8004");
        assertThat(environment.getProperty("logging.level.root")).isEqualTo("INFO");
        assertThat(environment.getProperty("logging.level.com.bakery")).isEqualTo("INFO");
        assertThat(environment.getProperty("logging.structured.format.console")).isEqualTo("ecs");
        assertThat(environment.getProperty("spring.temporal.connection.target")).isEqualTo("127.0.0.1:7233");
        assertThat(environment.getProperty("spring.temporal.namespace")).isEqualTo("default");
    }

    @Test
    void everyVariableHasItsEffect() throws IOException {
        StandardEnvironment environment = environment(Map.ofEntries(
                Map.entry("PORT", "9000"),
                Map.entry("RABBITMQ_URL", "amqp://u:p@broker:5672/"),
                Map.entry("MODEL_STORAGE_PATH", "/srv/models"),
                Map.entry("MAX_UPLOAD_MB", "7"),
                Map.entry("MAX_CONCURRENT_JOBS", "5"),
                Map.entry("METRICS_TOKEN", "t"),
                Map.entry("JWT_SECRET", "s"),
                Map.entry("JWT_JWK_SET_URI", "https://id.example/keys"),
                Map.entry("JWT_ISSUER", "i"),
                Map.entry("LOG_LEVEL", "DEBUG"),
                Map.entry("RATE_LIMIT_STARTS_PER_MINUTE", "1"),
                Map.entry("RATE_LIMIT_REQUESTS_PER_MINUTE", "2"),
                Map.entry("RATE_LIMIT_UNAUTHENTICATED_PER_MINUTE", "0"),
                Map.entry("CORS_ALLOWED_ORIGINS", "https://shop.example,http://localhost:3000"),
                Map.entry("TRUSTED_PROXIES", "10.0.0.0/8"),
                Map.entry("LOG_FORMAT", "text"),
                Map.entry("WEBSOCKET_HEARTBEAT_INTERVAL", "5"),
                Map.entry("WEBSOCKET_MAX_CONNECTIONS", "2"),
                Map.entry("WEBSOCKET_MESSAGE_QUEUE_SIZE", "3")));
        ApiProperties properties = bind(environment);
        assertThat(environment.getProperty("server.port")).isEqualTo("9000");
        assertThat(environment.getProperty("spring.rabbitmq.addresses")).isEqualTo("amqp://u:p@broker:5672/");
        assertThat(environment.getProperty("logging.level.root")).isEqualTo("INFO");
        assertThat(environment.getProperty("logging.level.com.bakery")).isEqualTo("DEBUG");
        assertThat(environment.getProperty("logging.structured.format.console")).isEmpty();
        assertThat(properties.modelStoragePath()).isEqualTo("/srv/models");
        assertThat(properties.upload().maxSize()).isEqualTo(DataSize.ofMegabytes(7));
        assertThat(properties.maxConcurrentJobs()).isEqualTo(5);
        assertThat(properties.metricsToken()).isEqualTo("t");
        assertThat(properties.jwt().secret()).isEqualTo("s");
        assertThat(properties.jwt().jwkSetUri()).hasToString("https://id.example/keys");
        assertThat(properties.jwt().issuer()).isEqualTo("i");
        assertThat(properties.websocket().heartbeatInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(properties.websocket().maxConnections()).isEqualTo(2);
        assertThat(properties.websocket().messageQueueSize()).isEqualTo(3);
        assertThat(properties.rateLimit()).isEqualTo(new ApiProperties.RateLimit(1, 2, 0));
        assertThat(properties.cors().allowedOrigins()).containsExactly("https://shop.example", "http://localhost:3000");
        assertThat(properties.trustedProxies()).isEqualTo("10.0.0.0/8");
    }

    @Test
    void secretsStayOutOfTheText() throws IOException {
        ApiProperties properties = bind(environment(Map.of("JWT_SECRET", "hush", "METRICS_TOKEN", "quiet")));
        assertThat(properties.toString()).doesNotContain("hush").doesNotContain("quiet");
    }

    @Test
    void nonsenseIsRefusedAtTheStart() throws IOException {
        StandardEnvironment environment = environment(Map.of("WEBSOCKET_MAX_CONNECTIONS", "many"));
        assertThatThrownBy(() -> bind(environment)).isInstanceOf(BindException.class);
    }

    private static StandardEnvironment environment(Map<String, Object> variables) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(new MapPropertySource("variables", new HashMap<>(variables)));
        new YamlPropertySourceLoader()
                .load("api", new ClassPathResource("api.yml"))
                .forEach(environment.getPropertySources()::addLast);
        environment.setConversionService(new ApplicationConversionService());
        return environment;
    }

    private static ApiProperties bind(StandardEnvironment environment) {
        return Binder.get(environment).bindOrCreate("training.api", ApiProperties.class);
    }
}
