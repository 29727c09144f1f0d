package com.bakery.training.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.api.Http;
import com.bakery.training.api.Tokens;
import com.bakery.training.apislice.HttpSlice;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = HttpSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=api",
            HttpSlice.NO_PARTS,
            "JWT_SECRET=" + Tokens.SECRET,
            "JWT_ISSUER=bakery-auth"
        })
class TokenTest {
    private static final String PATH = "/probe/viewer";

    @LocalServerPort
    private int port;

    static Stream<Arguments> badTokens() {
        String good = Tokens.sign(claims().build(), null);
        String[] parts = good.split("\\.", -1);
        Date past = Date.from(Instant.now().minusSeconds(30));
        Date future = Date.from(Instant.now().plusSeconds(30));
        return Stream.of(
                Arguments.of("another key", with(claims().build(), "another secret of more than 32 bytes, too")),
                Arguments.of(
                        "HS384",
                        Tokens.sign(claims().build(), null, Tokens.SECRET + Tokens.SECRET, JWSAlgorithm.HS384)),
                Arguments.of(
                        "HS512",
                        Tokens.sign(claims().build(), null, Tokens.SECRET + Tokens.SECRET, JWSAlgorithm.HS512)),
                Arguments.of("no signature", encode("{\"alg\":\"none\"}") + "." + parts[1] + "."),
                Arguments.of("empty signature", parts[0] + "." + parts[1] + "."),
                Arguments.of(
                        "alg RS256 over the secret", encode("{\"alg\":\"RS256\"}") + "." + parts[1] + "." + parts[2]),
                Arguments.of("changed body", parts[0] + "." + encode("{\"roles\":[\"admin\"]}") + "." + parts[2]),
                Arguments.of("expired", sign(claims().expirationTime(past))),
                Arguments.of("without exp", sign(claims().expirationTime(null))),
                Arguments.of("not yet valid", sign(claims().notBeforeTime(future))),
                Arguments.of("another audience", sign(claims().audience("sales-service"))),
                Arguments.of("without audience", sign(claims().audience((String) null))),
                Arguments.of("another issuer", sign(claims().issuer("somebody"))),
                Arguments.of("without issuer", sign(claims().issuer(null))),
                Arguments.of("without tenant", sign(claims().claim("tenant_id", null))),
                Arguments.of("tenant is no UUID", sign(claims().claim("tenant_id", "bakery"))),
                Arguments.of("tenant is a short UUID", sign(claims().claim("tenant_id", "1-1-1-1-1"))),
                Arguments.of("tenant is the nil UUID", sign(claims().claim("tenant_id", new UUID(0, 0).toString()))),
                Arguments.of("tenant is a list", sign(claims().claim("tenant_id", List.of(Tokens.TENANT.toString())))),
                Arguments.of("an id token", Tokens.sign(claims().build(), "id+jwt")),
                Arguments.of(
                        "a header nested deep",
                        encode("{\"alg\":\"HS256\",\"a\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}") + "."
                                + parts[1] + "." + parts[2]),
                Arguments.of(
                        "a tenant named twice",
                        signed(twice("tenant_id", UUID.randomUUID().toString()))),
                Arguments.of("an audience named twice", signed(twice("aud", "training-service"))),
                Arguments.of("an encrypted token", encode("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "...."),
                Arguments.of("garbage", "garbage"),
                Arguments.of("three dots", "..."),
                Arguments.of("empty", ""),
                Arguments.of("huge", sign(claims().claim("filler", "x".repeat(10_000)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refusesWithTheSameBody(String name, String token) {
        Http.Answer answer = new Http(port, token).get(PATH);
        Http.Answer withoutToken = new Http(port, null).get(PATH);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.body()).isEqualTo(withoutToken.body());
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void acceptsTheDocumentedTypes() {
        for (String type : new String[] {null, "JWT", "jwt", "at+jwt"}) {
            Http.Answer answer = new Http(port, Tokens.sign(claims().build(), type)).get(PATH);
            assertThat(answer.status()).as("typ %s", type).isEqualTo(200);
            assertThat(answer.json().get("tenant").asString()).isEqualTo(Tokens.TENANT.toString());
        }
    }

    @Test
    void ignoresATokenInTheQuery() {
        assertThat(new Http(port, null)
                        .get(PATH + "?access_token=" + Tokens.sign(claims().build(), null))
                        .status())
                .isEqualTo(401);
    }

    private static JWTClaimsSet.Builder claims() {
        return Tokens.claims().issuer("bakery-auth");
    }

    private static String sign(JWTClaimsSet.Builder claims) {
        return Tokens.sign(claims.build(), null);
    }

    /** Good claims, the first of them overruled by the last in some readers' eyes. */
    private static String twice(String claim, String value) {
        String good = claims().build().toString();
        return good.substring(0, good.length() - 1) + ",\"" + claim + "\":\"" + value + "\"}";
    }

    private static String signed(String claims) {
        try {
            JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims));
            token.sign(new MACSigner(Tokens.SECRET));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String with(JWTClaimsSet claims, String secret) {
        return Tokens.sign(claims, null, secret, JWSAlgorithm.HS256);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
