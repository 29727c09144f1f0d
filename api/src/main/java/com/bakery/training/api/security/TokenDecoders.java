package com.bakery.training.api.security;

import com.bakery.training.api.ApiProperties;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * The one decoder of this process: public keys where a JWKS is named, else the shared secret. Each accepts only its own
 * kind of algorithm, so a public key can never be used as a secret.
 */
final class TokenDecoders {
    private static final int MIN_SECRET_BYTES = 32;

    /** A key endpoint that is slower is down; tokens then get 401, never a hanging request. */
    private static final Duration KEY_TIMEOUT = Duration.ofSeconds(3);

    private TokenDecoders() {}

    /** @throws MissingKeyException without a secret or JWKS, or with a secret that is too short */
    static JwtDecoder decoder(ApiProperties.Jwt properties) {
        URI keys = properties.jwkSetUri();
        NimbusJwtDecoder decoder =
                keys == null || keys.toString().isBlank() ? bySecret(properties.secret()) : byKeySet(keys);
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

    private static NimbusJwtDecoder byKeySet(URI keys) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(KEY_TIMEOUT);
        requests.setReadTimeout(KEY_TIMEOUT);
        return NimbusJwtDecoder.withJwkSetUri(keys.toString())
                .jwsAlgorithms(all -> all.addAll(java.util.List.of(SignatureAlgorithm.values())))
                .restOperations(new RestTemplate(requests))
                .validateType(false)
                .build();
    }
}
