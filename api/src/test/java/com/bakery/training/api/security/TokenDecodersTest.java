package com.bakery.training.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.api.Tokens;
import com.bakery.training.apislice.HttpSlice;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class TokenDecodersTest {
    private static final int KEY_BITS = 2048;

    private HttpServer keys;
    private RSAKey key;

    @BeforeEach
    void publishKeys() throws IOException, JOSEException {
        key = new RSAKeyGenerator(KEY_BITS).keyID("one").generate();
        byte[] set = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        keys.start();
    }

    @AfterEach
    void stop() {
        keys.stop(0);
    }

    @Test
    void aKeySetVerifiesItsOwnTokens() throws JOSEException {
        String token = sign(JWSAlgorithm.RS256, "one", new RSASSASigner(key));
        assertThat(byKeySet().decode(token).getClaimAsString("tenant_id")).isEqualTo(Tokens.TENANT.toString());
    }

    @Test
    void aPublicKeyIsNeverASecret() throws JOSEException {
        byte[] published = key.toPublicJWK().toRSAKey().toRSAPublicKey().getEncoded();
        String confused = sign(JWSAlgorithm.HS256, "one", new MACSigner(published));
        assertThatThrownBy(() -> byKeySet().decode(confused)).isInstanceOf(JwtException.class);
    }

    @Test
    void anotherKeyUnderTheSameNameIsRefused() throws JOSEException {
        RSAKey other = new RSAKeyGenerator(KEY_BITS).keyID("one").generate();
        String token = sign(JWSAlgorithm.RS256, "one", new RSASSASigner(other));
        assertThatThrownBy(() -> byKeySet().decode(token)).isInstanceOf(JwtException.class);
    }

    @Test
    void unreachableKeysLetNobodyIn() throws JOSEException {
        JwtDecoder decoder = byKeySet();
        keys.stop(0);
        String token = sign(JWSAlgorithm.RS256, "one", new RSASSASigner(key));
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
    }

    @Test
    void aShortSecretIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> TokenDecoders.decoder(jwt("only 31 bytes, which is too few", null)))
                .isInstanceOf(MissingKeyException.class)
                .hasMessage("JWT_SECRET has 31 bytes");
    }

    @Test
    void theProcessDoesNotStartWithoutAKeyAndSaysWhatToSet() {
        SpringApplication application = new SpringApplication(HttpSlice.class);
        assertThatThrownBy(
                        () -> application.run("--spring.config.name=api", "--server.port=0", "--" + HttpSlice.NO_PARTS))
                .rootCause()
                .isInstanceOfSatisfying(MissingKeyException.class, failure -> {
                    FailureAnalysis analysis = new MissingKeyFailureAnalyzer().analyze(failure);
                    assertThat(analysis.getDescription()).contains("does not start");
                    assertThat(analysis.getAction()).contains("JWT_SECRET").contains("JWT_JWK_SET_URI");
                });
    }

    private JwtDecoder byKeySet() {
        return TokenDecoders.decoder(
                jwt(null, URI.create("http://127.0.0.1:" + keys.getAddress().getPort() + "/keys")));
    }

    private static ApiProperties.Jwt jwt(String secret, URI keySet) {
        return new ApiProperties.Jwt(secret, keySet, "", "training-service", Duration.ofSeconds(30));
    }

    private static String sign(JWSAlgorithm algorithm, String keyId, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(keyId).build(),
                Tokens.claims().build());
        token.sign(signer);
        return token.serialize();
    }
}
