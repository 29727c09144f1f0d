package com.bakery.training.activities.external.http;

import com.bakery.forecasting.TrainingMonitor;
import com.bakery.training.activities.external.ExternalMetrics;
import com.bakery.training.activities.external.http.SourceException.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One service as it is called. Thread-safe: all jobs of a process share its circuit breaker. */
public final class HttpSource {
    private static final String USER_AGENT = "training-service";

    private final String name;
    private final @Nullable String token;
    private final HttpLimits limits;
    private final Calls calls;
    private final Patience patience;
    private final ExternalMetrics metrics;

    /** @param token sent as a bearer token; null for none */
    public HttpSource(String name, @Nullable String token, HttpLimits limits, ExternalMetrics metrics) {
        this.name = name;
        this.token = token == null || token.isBlank() ? null : token;
        this.limits = limits;
        this.calls = new Calls(limits);
        this.patience = new Patience(name);
        this.metrics = metrics;
    }

    public String name() {
        return name;
    }

    /**
     * What {@code reader} makes of the answer. The body is complete when it is read, and gone afterwards.
     *
     * @param monitor asked all the time while the service is waited for; what it throws ends the call
     * @throws SourceException after the last try; a reader's own is not tried again
     */
    public <T> T get(URI address, String accept, TrainingMonitor monitor, Function<InputStream, T> reader) {
        HttpRequest request = request(address, accept);
        return patience.call(() -> counted(request, monitor, reader), () -> metrics.request(name, Outcome.NOT_ASKED));
    }

    private <T> T counted(HttpRequest request, TrainingMonitor monitor, Function<InputStream, T> reader) {
        try {
            T result = once(request, monitor, reader);
            metrics.request(name, Outcome.OK);
            return result;
        } catch (SourceException e) {
            metrics.request(name, e.outcome());
            throw e;
        }
    }

    private <T> T once(HttpRequest request, TrainingMonitor monitor, Function<InputStream, T> reader) {
        try {
            Path body = Files.createTempFile("external-" + name + "-", ".body");
            try {
                calls.download(request, body, () -> monitor.progress("wait for " + name, 0));
                try (InputStream in = Files.newInputStream(body)) {
                    return reader.apply(in);
                }
            } finally {
                Files.deleteIfExists(body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The answer of " + name + " could not be kept", e);
        }
    }

    private HttpRequest request(URI address, String accept) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(limits.timeout())
                .header("Accept", accept)
                .header("User-Agent", USER_AGENT);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }
}
