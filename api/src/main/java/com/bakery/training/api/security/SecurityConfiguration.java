package com.bakery.training.api.security;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.api.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Closed by default: a few public paths, everything else needs a token, and each route its role. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String CHALLENGE = "Bearer";
    private static final String NO_CONTENT_SOURCES = "default-src 'none'; frame-ancestors 'none'";

    @Bean
    JwtDecoder jwtDecoder(ApiProperties properties) {
        return TokenDecoders.decoder(properties.jwt());
    }

    /** Health and the API's description for everybody, metrics for scrapers, no other endpoint for anybody. */
    @Bean
    @Order(1)
    SecurityFilterChain publicPaths(HttpSecurity http, ApiProperties properties, ProblemWriter problems)
            throws Exception {
        http.securityMatcher("/actuator/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
                .authorizeHttpRequests(paths -> paths.requestMatchers("/actuator/health/**", "/v3/api-docs/**")
                        .permitAll()
                        .requestMatchers("/v3/api-docs.yaml")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .access(new MetricsAccess(properties.metricsToken()))
                        .anyRequest()
                        .denyAll());
        return stateless(http, problems).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http, JwtDecoder decoder, ProblemWriter problems) throws Exception {
        http.authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new RequestTokens())
                        .authenticationEntryPoint(unauthorized(problems))
                        .accessDeniedHandler(forbidden(problems))
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(CallerToken::new)));
        return stateless(http, problems).build();
    }

    private static HttpSecurity stateless(HttpSecurity http, ProblemWriter problems) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable) // no cookies, so nothing a foreign page could ride on
                .cors(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NO_CONTENT_SOURCES))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(unauthorized(problems))
                        .accessDeniedHandler(forbidden(problems)));
    }

    /** One body for no token and for every kind of bad one: it tells a forger nothing. */
    private static AuthenticationEntryPoint unauthorized(ProblemWriter problems) {
        return (request, response, failure) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            problems.write(response, HttpStatus.UNAUTHORIZED, "A valid bearer token is needed");
        };
    }

    private static AccessDeniedHandler forbidden(ProblemWriter problems) {
        return (request, response, failure) -> problems.write(response, HttpStatus.FORBIDDEN, "Not allowed");
    }
}
