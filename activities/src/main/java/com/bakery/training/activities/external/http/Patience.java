package com.bakery.training.activities.external.http;

import com.bakery.training.activities.external.http.SourceException.Outcome;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Supplier;

/** How often a service is asked again, and when no more: three tries with growing, random pauses; after half of ten calls failed, none for half a minute. */
final class Patience {
    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final double GROWTH = 2;
    private static final double JITTER = 0.5;
    private static final int WINDOW = 10;
    private static final int LEAST_CALLS = 6;
    private static final Duration OPEN = Duration.ofSeconds(30);

    private final Retry retry;
    private final CircuitBreaker breaker;

    Patience(String name) {
        retry = Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(TRIES)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE, GROWTH, JITTER))
                        .retryOnException(e -> e instanceof SourceException source && source.mayMend())
                        .build());
        breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(LEAST_CALLS)
                        .waitDurationInOpenState(OPEN)
                        .recordException(e -> e instanceof SourceException source && source.isFault())
                        // a stopped job says nothing about the service
                        .ignoreException(e -> !(e instanceof SourceException source && source.isFault()))
                        .build());
    }

    /** @throws SourceException NOT_ASKED while the breaker is open */
    <T> T call(Supplier<T> call, Runnable notAsked) {
        try {
            return retry.executeSupplier(() -> breaker.executeSupplier(call));
        } catch (CallNotPermittedException e) {
            notAsked.run();
            throw new SourceException(
                    Outcome.NOT_ASKED, "it failed too often and is not asked for " + OPEN.toSeconds() + " s");
        }
    }
}
