package com.bakery.training.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the api process; {@code api.yml} binds them to the service's environment variables.
 *
 * @param modelStoragePath folder of the model files, shared with the workers
 * @param maxConcurrentJobs what the workers are set to; a waiting job's start is estimated from it
 * @param maxBody largest body of a request that is not an upload
 * @param trustedProxies addresses (CIDR, by commas) whose X-Forwarded-For and X-Forwarded-Proto are believed; blank: nobody's
 * @param metricsToken lets a scraper from elsewhere read the metrics; blank: loopback only
 */
@Validated
@ConfigurationProperties("training.api")
public record ApiProperties(
        @NotBlank String modelStoragePath,
        @Min(1) @Max(1000) int maxConcurrentJobs,
        @NotNull DataSize maxBody,
        @Nullable String metricsToken,
        @Nullable String trustedProxies,
        @Valid @NotNull Cors cors,
        @Valid @NotNull RateLimit rateLimit,
        @Valid @NotNull Jwt jwt,
        @Valid @NotNull Upload upload,
        @Valid @NotNull WebSocket websocket,
        @Valid @NotNull ForecastCache forecastCache) {

    /**
     * Which browser pages of other origins may use the api.
     *
     * @param allowedOrigins scheme, host and port each; none: no other origin
     */
    public record Cors(
            List<
                            @Pattern(
                                    regexp = "https?://[A-Za-z0-9.-]+(:\\d{1,5})?",
                                    message = "must be origins like https://shop.example, by commas")
                            String>
                    allowedOrigins) {}

    /**
     * How often somebody may ask; 0 = off.
     *
     * @param startsPerMinute starts and retries of one tenant, over all instances
     * @param requestsPerMinute requests of one tenant, of this instance
     * @param unauthenticatedPerMinute answers to one remote address without a valid token, of this instance
     */
    public record RateLimit(
            @Min(0) int startsPerMinute, @Min(0) int requestsPerMinute, @Min(0) int unauthenticatedPerMinute) {}

    /**
     * Whose tokens are believed.
     *
     * @param secret HS256 key, at least 32 bytes; used where no JWKS is named
     * @param jwkSetUri public keys of the identity provider
     * @param issuer the only accepted {@code iss}; blank: any
     * @param audience must be among {@code aud}
     * @param keyRefreshInterval at most one question to the provider in this time, however many tokens name a new key
     */
    public record Jwt(
            @Nullable String secret,
            @Nullable URI jwkSetUri,
            @Nullable String issuer,
            @NotBlank String audience,
            @NotNull Duration keyRefreshInterval) {
        /** The secret stays out of every log. */
        @Override
        public String toString() {
            return "Jwt[jwkSetUri=" + jwkSetUri + ", issuer=" + issuer + ", audience=" + audience + "]";
        }
    }

    /**
     * Caps of an upload.
     *
     * @param maxSize bytes
     * @param maxRows rows read, refused ones included
     * @param maxProducts products one upload may be about
     * @param maxReported refused rows named in the answer; the rest is counted
     */
    public record Upload(
            @NotNull DataSize maxSize, @Min(1) int maxRows, @Min(1) int maxProducts, @Min(1) int maxReported) {}

    /**
     * Live progress.
     *
     * @param heartbeatInterval between two pings; a socket silent for two of them is closed
     * @param maxConnections open sockets per tenant, over all instances
     * @param messageQueueSize messages kept for a slow client; older ones make room
     * @param messageInterval at most one message per socket in this time
     * @param queryTimeout how long a worker may take to say how far a job is
     */
    public record WebSocket(
            @DurationUnit(ChronoUnit.SECONDS) @NotNull @DurationMin(seconds = 1) Duration heartbeatInterval,
            @Min(1) int maxConnections,
            @Min(1) @Max(10_000) int messageQueueSize,
            @NotNull @DurationMin(millis = 1) Duration messageInterval,
            @NotNull @DurationMin(millis = 1) Duration queryTimeout) {}

    /**
     * Verified models kept in memory for forecasts.
     *
     * @param maxModels how many
     */
    public record ForecastCache(@Min(1) int maxModels) {}

    /** Secrets stay out of every log. */
    @Override
    public String toString() {
        return "ApiProperties[modelStoragePath=" + modelStoragePath + ", maxConcurrentJobs=" + maxConcurrentJobs
                + ", maxBody=" + maxBody + ", jwt=" + jwt + ", upload=" + upload + ", websocket=" + websocket
                + ", forecastCache=" + forecastCache + "]";
    }
}
