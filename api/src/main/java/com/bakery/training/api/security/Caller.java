package com.bakery.training.api.security;

import com.bakery.training.api.problem.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who asks, as the verified token says; a controller takes it as an argument.
 *
 * @param tenantId the one tenant this caller may see
 * @param subject the token's subject, for the audit trail
 * @param role the highest role; null for a token without a known one, which may do nothing
 * @param expiresAt end of the token's life, which an open connection does not outlive
 */
public record Caller(UUID tenantId, String subject, @Nullable Role role, Instant expiresAt) {
    static final String TENANT_CLAIM = "tenant_id";
    static final String ROLES_CLAIM = "roles";
    private static final String NO_SUBJECT = "unknown";

    static Caller from(Jwt token) {
        UUID tenant = Ids.parse(token.getClaimAsString(TENANT_CLAIM)).orElseThrow();
        String subject = Optional.ofNullable(token.getSubject()).orElse(NO_SUBJECT);
        Instant expiresAt = Objects.requireNonNull(token.getExpiresAt(), "a token without one is not let in");
        return new Caller(tenant, subject, highest(token.getClaimAsStringList(ROLES_CLAIM)), expiresAt);
    }

    /** Whether this caller may do what {@code needed} may. */
    public boolean may(Role needed) {
        return role != null && role.includes(needed);
    }

    /** The subject where it is a UUID, as {@code created_by} stores it. */
    public @Nullable UUID userId() {
        return Ids.parse(subject).orElse(null);
    }

    private static @Nullable Role highest(@Nullable List<String> names) {
        Role highest = null;
        for (Role role : Role.values()) {
            if (names != null && names.contains(role.claim())) {
                highest = role;
            }
        }
        return highest;
    }
}
