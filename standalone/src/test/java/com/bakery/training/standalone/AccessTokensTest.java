package com.bakery.training.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final UUID TENANT = UUID.fromString("7d2f7c0a-5b0e-4c53-8c3f-0b3b8f4f6a11");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void signsATokenThatAnyLibraryVerifies() throws Exception {
        SignedJWT token = SignedJWT.parse(new AccessTokens(SECRET, null).sign(TENANT, "owner", NOW));

        assertThat(token.verify(new MACVerifier(SECRET))).isTrue();
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("training-service");
        assertThat(claims.getStringClaim("tenant_id")).isEqualTo(TENANT.toString());
        assertThat(claims.getStringListClaim("roles")).containsExactly("admin");
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(claims.getIssuer()).isNull();
    }

    @Test
    void namesTheIssuerThatTheServiceExpects() throws Exception {
        SignedJWT token = SignedJWT.parse(new AccessTokens(SECRET, "https://id.example").sign(TENANT, "owner", NOW));

        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("https://id.example");
    }
}
