package com.bakery.training.api.security;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CorsConfigurer;
import org.springframework.web.cors.CorsConfiguration;

/** What pages of other origins may do: nothing, unless their origin is named. Never with cookies, for there are none. */
final class CrossOrigin {
    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);

    private CrossOrigin() {}

    static void open(CorsConfigurer<HttpSecurity> cors, List<String> origins) {
        if (origins.isEmpty()) {
            cors.disable();
            return;
        }
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
        allowed.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "Idempotency-Key"));
        allowed.setExposedHeaders(List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER));
        allowed.setMaxAge(PREFLIGHT_KEPT);
        cors.configurationSource(request -> allowed);
    }
}
