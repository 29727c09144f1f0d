package com.bakery.training.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Tokens as the platform's identity service would make them, good ones and bad ones. */
public final class Tokens {
    public static final String SECRET = "a secret for tests only, of more than 32 bytes";
    public static final UUID TENANT = UUID.fromString("0b0e2c1e-6f39-4a55-9c2f-7e2f3d0e8a11");
    public static final String USER = "9a7b330a-a736-4e5f-8f0a-0f0e6f1b2c3d";

    private Tokens() {}

    public static String viewer() {
        return of("viewer");
    }

    public static String operator() {
        return of("operator");
    }

    public static String admin() {
        return of("admin");
    }

    public static String of(String role) {
        return forTenant(TENANT, role);
    }

    public static String forTenant(UUID tenant, String role) {
        return sign(
                claims().claim("tenant_id", tenant.toString())
                        .claim("roles", List.of(role))
                        .build(),
                null);
    }

    /** A viewer's token that ends at {@code end}. */
    public static String until(Instant end, UUID tenant) {
        return sign(
                claims().claim("tenant_id", tenant.toString())
                        .claim("roles", List.of("viewer"))
                        .expirationTime(Date.from(end))
                        .build(),
                null);
    }

    public static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject(USER)
                .audience(List.of("training-service", "sales-service"))
                .claim("tenant_id", TENANT.toString())
                .claim("roles", List.of("admin"))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    public static String sign(JWTClaimsSet claims, String type) {
        return sign(claims, type, SECRET, JWSAlgorithm.HS256);
    }

    public static String sign(JWTClaimsSet claims, String type, String secret, JWSAlgorithm algorithm) {
        try {
            JWSHeader.Builder header = new JWSHeader.Builder(algorithm);
            if (type != null) {
                header.type(new JOSEObjectType(type));
            }
            SignedJWT token = new SignedJWT(header.build(), claims);
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
