package com.bakery.training.api.security;

import com.bakery.training.api.ApiProperties;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * The one decoder of this process: public keys where a JWKS is named, else the shared secret. Each accepts only its own
 * kind of algorithm, so a public key can never be used as a secret.
 */
final class TokenDecoders {
    private static final int MIN_SECRET_BYTES = 32;

    private TokenDecoders() {}

    /** @throws MissingKeyException without a secret or JWKS, or with a secret that is too short */
    static JwtDecoder decoder(ApiProperties.Jwt properties) {
        URI address = properties.jwkSetUri();
        if (address == null || address.toString().isBlank()) {
            return validating(bySecret(properties.secret()), properties);
        }
        ProviderKeys keys = new ProviderKeys(address, properties.keyRefreshInterval());
        return tellingForgedFromUnreachable(validating(byKeySet(keys), properties), keys);
    }

    private static JwtDecoder validating(NimbusJwtDecoder decoder, ApiProperties.Jwt properties) {
        decoder.setJwtValidator(TokenValidators.all(properties));
        return decoder;
    }

    private static NimbusJwtDecoder bySecret(@Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            throw new MissingKeyException("Neither JWT_SECRET nor JWT_JWK_SET_URI is set");
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_SECRET_BYTES) {
            throw new MissingKeyException("JWT_SECRET has " + bytes.length + " bytes");
        }
        SecretKey key = new SecretKeySpec(bytes, "HmacSHA256");
        return NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .validateType(false)
                .build();
    }

    private static NimbusJwtDecoder byKeySet(ProviderKeys keys) {
        return NimbusJwtDecoder.withJwkSource(keys.source())
                .jwsAlgorithms(all -> all.addAll(List.of(SignatureAlgorithm.values())))
                .build();
    }

    /** A key that the provider did not name moments ago is unknown, not unreachable: such a token is bad. */
    private static JwtDecoder tellingForgedFromUnreachable(JwtDecoder decoder, ProviderKeys keys) {
        return token -> {
            try {
                return decoder.decode(token);
            } catch (BadJwtException e) {
                throw e;
            } catch (JwtException e) {
                boolean asked = NestedExceptionUtils.getMostSpecificCause(e) instanceof RateLimitReachedException;
                throw asked && keys.known() ? new BadJwtException("The key is not known", e) : e;
            }
        };
    }
}
