package com.bakery.training.api.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Finds the caller of the request at hand. */
public final class Callers {
    private Callers() {}

    /** The caller, or empty on public routes. */
    public static Optional<Caller> current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    private static Optional<Caller> of(@Nullable Authentication authentication) {
        return authentication instanceof CallerToken token ? Optional.of(token.getPrincipal()) : Optional.empty();
    }
}
