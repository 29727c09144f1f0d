package com.bakery.training.api.security;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.api.limit.AddressLimit;
import com.bakery.training.api.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Closed by default: a few public paths, everything else needs a token, and each route its role. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String NO_CONTENT_SOURCES =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Bean
    JwtDecoder jwtDecoder(ApiProperties properties) {
        return TokenDecoders.decoder(properties.jwt());
    }

    @Bean
    AddressLimit addressLimit(ApiProperties properties) {
        return new AddressLimit(properties.rateLimit().unauthenticatedPerMinute());
    }

    @Bean
    Refusals refusals(ProblemWriter problems, AddressLimit addresses) {
        return new Refusals(problems, addresses);
    }

    /** Health and the API's description for everybody, metrics for scrapers, no other endpoint for anybody. */
    @Bean
    @Order(1)
    SecurityFilterChain publicPaths(HttpSecurity http, ApiProperties properties, Refusals refusals) throws Exception {
        http.securityMatcher("/actuator/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
                .authorizeHttpRequests(paths -> paths.requestMatchers("/actuator/health/**", "/v3/api-docs/**")
                        .permitAll()
                        .requestMatchers("/v3/api-docs.yaml")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .access(new MetricsAccess(properties.metricsToken()))
                        .anyRequest()
                        .denyAll());
        return stateless(http, properties, refusals).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(
            HttpSecurity http, JwtDecoder decoder, ApiProperties properties, Refusals refusals) throws Exception {
        http.authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new RequestTokens())
                        .authenticationEntryPoint(refusals::unauthorized)
                        .accessDeniedHandler((request, response, denied) -> refusals.forbidden(response))
                        .withObjectPostProcessor(answering(refusals))
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(CallerToken::new)));
        return stateless(http, properties, refusals).build();
    }

    /** The filter would throw where keys can not be had, and the container answer 500. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answering(Refusals refusals) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(refusals::notAuthenticated);
                return filter;
            }
        };
    }

    private static HttpSecurity stateless(HttpSecurity http, ApiProperties properties, Refusals refusals)
            throws Exception {
        CrossOrigin.open(http, properties.cors().allowedOrigins(), refusals);
        return http.csrf(AbstractHttpConfigurer::disable) // no cookies, so nothing a foreign page could ride on
                .cors(AbstractHttpConfigurer::disable) // the filter above
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NO_CONTENT_SOURCES))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals::unauthorized)
                        .accessDeniedHandler((request, response, denied) -> refusals.forbidden(response)));
    }
}
