package com.bakery.training.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Where a token may stand: in the Authorization header, and for WebSockets, whose browsers can not set that header, in the
 * subprotocol {@code bearer.<token>}. Never in the query, which logs would keep.
 */
final class RequestTokens implements BearerTokenResolver {
    private static final String WEBSOCKET_PROTOCOLS = "Sec-WebSocket-Protocol";
    private static final String PREFIX = "bearer.";

    /** No real token comes near; verifying a larger one would only cost. */
    private static final int MAX_LENGTH = 8192;

    private final BearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String token = Optional.ofNullable(header.resolve(request))
                .or(() -> subprotocol(request))
                .orElse(null);
        if (token != null && token.length() > MAX_LENGTH) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("The token is too long"));
        }
        return token;
    }

    private static Optional<String> subprotocol(HttpServletRequest request) {
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            return Optional.empty();
        }
        List<String> offered = Collections.list(request.getHeaders(WEBSOCKET_PROTOCOLS));
        return offered.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(protocol -> protocol.startsWith(PREFIX))
                .map(protocol -> protocol.substring(PREFIX.length()))
                .findFirst();
    }
}
