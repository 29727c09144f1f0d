package com.bakery.training.api.security;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** What pages of other origins may do: nothing, unless their origin is named. Never with cookies, for there are none. */
final class CrossOrigin {
    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);

    private CrossOrigin() {}

    /** Lets pages of {@code origins} use what {@code http} guards; a page of another origin is refused. */
    static void open(HttpSecurity http, List<String> origins, Refusals refusals) {
        if (origins.isEmpty()) {
            return;
        }
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
        allowed.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "Idempotency-Key"));
        allowed.setExposedHeaders(List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER));
        allowed.setMaxAge(PREFLIGHT_KEPT);
        CorsFilter filter = new CorsFilter(request -> allowed);
        filter.setCorsProcessor(new Refusing(refusals));
        http.addFilter(filter);
    }

    /** Spring's rules, refusing in the words of this api. */
    private static final class Refusing extends DefaultCorsProcessor {
        private final Refusals refusals;

        Refusing(Refusals refusals) {
            this.refusals = refusals;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            refusals.foreignPage(((ServletServerHttpResponse) response).getServletResponse());
        }
    }
}
