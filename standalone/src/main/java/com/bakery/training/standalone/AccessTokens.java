package com.bakery.training.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Signs the tokens with which this machine's owner uses the service: HS256, role admin of one tenant. */
public final class AccessTokens {
    /** As long as a demo is looked at; every start signs new ones. */
    private static final Duration VALID = Duration.ofDays(30);

    private static final String AUDIENCE = "training-service";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final byte[] secret;
    private final @Nullable String issuer;

    /** @param secret of the api's JWT_SECRET; {@code issuer} its JWT_ISSUER, null if unset */
    public AccessTokens(String secret, @Nullable String issuer) {
        this.secret = secret.getBytes(UTF_8);
        this.issuer = issuer;
    }

    /** A compact JWT that lets its bearer do everything for {@code tenant}, from {@code now} on for 30 days. */
    public String sign(UUID tenant, String subject, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (issuer != null) {
            claims.put("iss", issuer);
        }
        claims.put("sub", subject);
        claims.put("aud", List.of(AUDIENCE));
        claims.put("tenant_id", tenant.toString());
        claims.put("roles", List.of("admin"));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(VALID).getEpochSecond());
        String content = encode(Map.of("alg", "HS256")) + "." + encode(claims);
        return content + "." + base64(hmac(content.getBytes(UTF_8)));
    }

    private static String encode(Map<String, Object> part) {
        return base64(JSON.writeValueAsBytes(part));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] hmac(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
