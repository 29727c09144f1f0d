package com.bakery.training.api.security;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.api.problem.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** What a token must say, besides being signed by the right key. */
final class TokenValidators {
    /** Clocks of machines that keep time by NTP differ by less. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    /** The platform's own rows stand under it. */
    private static final UUID NOBODY = new UUID(0, 0);

    private static final Set<String> TYPES = Set.of("JWT", "AT+JWT", "APPLICATION/AT+JWT");

    private TokenValidators() {}

    static OAuth2TokenValidator<Jwt> all(ApiProperties.Jwt properties) {
        List<OAuth2TokenValidator<Jwt>> rules = new ArrayList<>();
        rules.add(lifetime());
        rules.add(rule("typ", TokenValidators::isAccessToken));
        rules.add(rule("aud", token -> contains(token.getAudience(), properties.audience())));
        rules.add(rule(
                Caller.TENANT_CLAIM,
                token -> token.getClaims().get(Caller.TENANT_CLAIM) instanceof String tenant
                        && Ids.parse(tenant).filter(id -> !id.equals(NOBODY)).isPresent()));
        String issuer = properties.issuer();
        if (issuer != null && !issuer.isBlank()) {
            rules.add(rule("iss", token -> issuer.equals(token.getClaimAsString("iss"))));
        }
        return new DelegatingOAuth2TokenValidator<>(rules);
    }

    private static JwtTimestampValidator lifetime() {
        JwtTimestampValidator lifetime = new JwtTimestampValidator(CLOCK_SKEW);
        lifetime.setAllowEmptyExpiryClaim(false);
        return lifetime;
    }

    /** Tokens for other uses (an id token, a logout token) say so in {@code typ} and are not let in. */
    private static boolean isAccessToken(Jwt token) {
        Object type = token.getHeaders().get("typ");
        return type == null || TYPES.contains(type.toString().toUpperCase(java.util.Locale.ROOT));
    }

    private static boolean contains(@org.jspecify.annotations.Nullable List<String> audience, String wanted) {
        return audience != null && audience.contains(wanted);
    }

    private static OAuth2TokenValidator<Jwt> rule(String claim, Predicate<Jwt> holds) {
        OAuth2Error error = new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, claim + " is not accepted", null);
        return token ->
                holds.test(token) ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(error);
    }
}
