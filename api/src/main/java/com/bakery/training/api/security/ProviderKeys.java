package com.bakery.training.api.security;

import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.events.Event;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The identity provider's public keys: kept for some minutes, asked for again when a token names a key that is not among them
 * (the provider has a new one), but never more often than the interval, however many forged names come; and used on for an
 * hour when the provider does not answer.
 */
final class ProviderKeys {
    /** A provider that is slower is down. */
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private static final int MAX_BYTES = 256 * 1024;
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration KEPT_IN_AN_OUTAGE = Duration.ofHours(1);

    private final JWKSource<SecurityContext> source;
    private final AtomicBoolean fetched = new AtomicBoolean();

    /** @throws MissingKeyException for an address that is no URL */
    ProviderKeys(URI address, Duration refreshInterval) {
        int timeout = Math.toIntExact(TIMEOUT.toMillis());
        DefaultResourceRetriever retriever = new DefaultResourceRetriever(timeout, timeout, MAX_BYTES);
        this.source = JWKSourceBuilder.<SecurityContext>create(url(address), retriever)
                .cache(KEPT.toMillis(), TIMEOUT.multipliedBy(2).toMillis(), this::heard)
                .refreshAheadCache(false)
                .rateLimited(refreshInterval.toMillis())
                .outageTolerant(KEPT_IN_AN_OUTAGE.toMillis())
                .build();
    }

    JWKSource<SecurityContext> source() {
        return source;
    }

    /** Whether the provider has ever answered: what it does not name is then unknown, not unreachable. */
    boolean known() {
        return fetched.get();
    }

    private void heard(Event<CachingJWKSetSource<SecurityContext>, SecurityContext> event) {
        if (event instanceof CachingJWKSetSource.RefreshCompletedEvent) {
            fetched.set(true);
        }
    }

    private static URL url(URI address) {
        try {
            return address.toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new MissingKeyException("JWT_JWK_SET_URI is not a URL: " + e.getMessage());
        }
    }
}
