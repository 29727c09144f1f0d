package com.bakery.training.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.api.Http;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Tokens of an identity provider, over HTTP on both sides. */
class ProviderKeysTest {
    private static final int KEY_BITS = 2048;
    private static final String PATH = "/probe/viewer";

    /** Making a key is what takes time here; most need only another name. */
    private static final RSAKey ONE = generated();

    private static final RSAKey TWO = generated();

    private final AtomicInteger asked = new AtomicInteger();
    private volatile JWKSet published;
    private HttpServer provider;
    private ConfigurableApplicationContext api;

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            byte[] body = published.toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
        URI keys = URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/keys");
        api = new SpringApplication(HttpSlice.class)
                .run(
                        "--spring.config.name=api",
                        "--server.port=0",
                        "--" + HttpSlice.NO_PARTS,
                        "--JWT_JWK_SET_URI=" + keys,
                        "--training.api.jwt.key-refresh-interval=4m");
    }

    @AfterEach
    void stop() {
        provider.stop(0);
        api.close();
    }

    @Test
    void followsTheProvidersKeysAndAsksNoMoreThanItMust() throws JOSEException {
        RSAKey old = named("old", ONE);
        RSAKey next = named("next", TWO);
        published = new JWKSet(old);
        assertThat(status(token(old))).isEqualTo(200);
        assertThat(status(token(old))).isEqualTo(200);
        assertThat(asked).hasValue(1);
        published = new JWKSet(next);
        assertThat(status(token(next))).as("a token of the new key").isEqualTo(200);
        assertThat(asked).hasValue(2);
        assertThat(status(token(old))).as("a token of the key that is gone").isEqualTo(401);
        for (int i = 0; i < 20; i++) {
            assertThat(status(token(named("forged" + i, ONE)))).isEqualTo(401);
        }
        assertThat(asked).as("questions, however many names are made up").hasValue(2);
    }

    @Test
    void everyForgeryGetsTheBodyOfNoToken() throws JOSEException {
        RSAKey key = named("one", ONE);
        published = new JWKSet(key);
        byte[] publicKey = key.toRSAPublicKey().getEncoded();
        String anotherKey = sign(JWSAlgorithm.RS256, "one", new RSASSASigner(TWO));
        String publicKeyAsSecret = sign(JWSAlgorithm.HS256, "one", new MACSigner(publicKey));
        String withoutKeyName = sign(JWSAlgorithm.RS256, null, new RSASSASigner(TWO));
        RSAKey own = named("own", TWO);
        String ownAddress = sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("own")
                        .jwkURL(URI.create("http://127.0.0.1:1/forged"))
                        .build(),
                new RSASSASigner(own));
        String ownKey = sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(own.toPublicJWK()).build(), new RSASSASigner(own));
        String body = new Http(port(), null).get(PATH).body();
        for (String token : new String[] {anotherKey, publicKeyAsSecret, withoutKeyName, ownAddress, ownKey}) {
            Http.Answer answer = new Http(port(), token).get(PATH);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(body);
        }
        assertThat(status(token(key))).isEqualTo(200);
    }

    @Test
    void whileNobodyHasTheKeysNobodyIsCalledAForger() throws JOSEException {
        RSAKey key = named("one", ONE);
        provider.stop(0);
        for (int i = 0; i < 5; i++) {
            Http.Answer answer = new Http(port(), token(key)).get(PATH);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.type()).isEqualTo("application/problem+json");
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
        assertThat(new Http(port(), null).get(PATH).status()).isEqualTo(401);
    }

    @Test
    void keysOnceKnownOutliveTheProvidersOutage() throws JOSEException {
        RSAKey key = named("one", ONE);
        published = new JWKSet(key);
        assertThat(status(token(key))).isEqualTo(200);
        provider.stop(0);
        assertThat(status(token(key))).isEqualTo(200);
        assertThat(status(token(named("other", TWO)))).isEqualTo(401);
    }

    private int status(String token) {
        return new Http(port(), token).get(PATH).status();
    }

    private int port() {
        return Integer.parseInt(api.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static RSAKey generated() {
        try {
            return new RSAKeyGenerator(KEY_BITS).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey named(String id, RSAKey key) {
        return new RSAKey.Builder(key).keyID(id).build();
    }

    private static String token(RSAKey key) throws JOSEException {
        return sign(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key));
    }

    private static String sign(JWSAlgorithm algorithm, String keyId, JWSSigner signer) throws JOSEException {
        return sign(new JWSHeader.Builder(algorithm).keyID(keyId).build(), signer);
    }

    private static String sign(JWSHeader header, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, Tokens.claims().build());
        token.sign(signer);
        return token.serialize();
    }
}
