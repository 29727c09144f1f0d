package com.bakery.training.registry.artifact;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the objects lie.
 *
 * @param prefix before every key, without slashes at its ends; empty for none
 * @param endpoint of a server other than Amazon's
 * @param credentials null: what the client library finds by itself (files, container or instance role)
 */
record S3Location(
        String bucket, String prefix, @Nullable URI endpoint, String region, @Nullable Credentials credentials) {
    static final String SCHEME = "s3://";
    private static final String DEFAULT_REGION = "us-east-1";

    /** The rules of Amazon for new buckets, and prefixes that are keys of ours. */
    private static final Pattern LOCATION =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9_][A-Za-z0-9._/-]{0,200}?))?/?");

    /** The secret stays out of every log. */
    record Credentials(String accessKeyId, String secretAccessKey, @Nullable String sessionToken) {
        @Override
        public String toString() {
            return "Credentials[accessKeyId=" + accessKeyId + "]";
        }
    }

    /**
     * The place that MODEL_STORAGE_PATH, S3_ENDPOINT, AWS_REGION and the AWS_… keys name.
     *
     * @param environment value of a variable, null if it is not set
     * @throws IllegalArgumentException with variable, value and rule
     */
    static S3Location of(String location, UnaryOperator<@Nullable String> environment) {
        Matcher matcher = LOCATION.matcher(location);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "MODEL_STORAGE_PATH must be s3://bucket or s3://bucket/prefix, not " + location);
        }
        String prefix = matcher.group(2) == null ? "" : matcher.group(2);
        if (!prefix.isEmpty()) {
            ArtifactKeys.requireKey(prefix);
        }
        String region = set(environment, "AWS_REGION");
        return new S3Location(
                matcher.group(1),
                prefix,
                endpoint(set(environment, "S3_ENDPOINT")),
                region == null ? DEFAULT_REGION : region,
                credentials(environment));
    }

    private static @Nullable URI endpoint(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(refusal(text), e);
        }
        throw new IllegalArgumentException(refusal(text));
    }

    private static String refusal(String endpoint) {
        return "S3_ENDPOINT must be http://host:port or https://host:port, not " + endpoint;
    }

    private static @Nullable Credentials credentials(UnaryOperator<@Nullable String> environment) {
        String key = set(environment, "AWS_ACCESS_KEY_ID");
        String secret = set(environment, "AWS_SECRET_ACCESS_KEY");
        if (key == null && secret == null) {
            return null;
        }
        if (key == null || secret == null) {
            throw new IllegalArgumentException(
                    "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be given together; one of them is not set");
        }
        return new Credentials(key, secret, set(environment, "AWS_SESSION_TOKEN"));
    }

    private static @Nullable String set(UnaryOperator<@Nullable String> environment, String variable) {
        String value = environment.apply(variable);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The object's name. */
    String object(String key) {
        ArtifactKeys.requireKey(key);
        return root() + key;
    }

    /** What the names of all our objects begin with. */
    String root() {
        return prefix.isEmpty() ? "" : prefix + "/";
    }

    /** The key of an object below {@link #root()}. */
    String key(String object) {
        return object.substring(root().length());
    }

    @Override
    public String toString() {
        return SCHEME + bucket + (prefix.isEmpty() ? "" : "/" + prefix) + (endpoint == null ? "" : " at " + endpoint);
    }
}
