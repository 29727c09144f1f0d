package com.bakery.training.registry.artifact;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys of files, made here from ids and versions only: nothing that a caller of the service wrote becomes a path. */
public final class ArtifactKeys {
    private static final String STAGED = "staged";
    private static final int MAX_LENGTH = 500;

    /** Segments never begin with a dot, so neither "." nor ".." nor a hidden file is one. */
    private static final Pattern KEY =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*){0,7}");

    private static final Pattern VERSION = Pattern.compile("\\d{8}_\\d{6}");
    private static final Pattern KIND = Pattern.compile("[a-z_]{1,40}");
    private static final Pattern STAGED_KEY = Pattern.compile(STAGED + "/([0-9a-f-]{36})/.*");
    private static final String UUID_PATTERN = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern VERSION_FILE = Pattern.compile(
            "(" + UUID_PATTERN + ")/(" + UUID_PATTERN + ")/(?:model|features)_v(\\d{8}_\\d{6})\\.json(?:\\.gz)?");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private ArtifactKeys() {}

    /** The model file of a version: {@code tenant/product/model_v<version>.json}, with {@code .gz} if compressed. */
    public static String model(UUID tenantId, UUID productId, String version, boolean compressed) {
        return versioned(tenantId, productId, "model", version, compressed);
    }

    /** The feature list beside a model file. */
    public static String featureList(UUID tenantId, UUID productId, String version, boolean compressed) {
        return versioned(tenantId, productId, "features", version, compressed);
    }

    private static String versioned(UUID tenantId, UUID productId, String name, String version, boolean compressed) {
        require(VERSION, "version", version);
        return tenantId + "/" + productId + "/" + name + "_v" + version + (compressed ? ".json.gz" : ".json");
    }

    /** A file of a version, taken apart. */
    public record VersionFile(String key, UUID tenantId, UUID productId, String version) {}

    /** The parts of the key of a version's file; empty for other files. */
    public static Optional<VersionFile> versionFile(String key) {
        Matcher matcher = VERSION_FILE.matcher(key);
        return matcher.matches()
                ? Optional.of(new VersionFile(
                        key, UUID.fromString(matcher.group(1)), UUID.fromString(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    /** The folder of all versions of a tenant. */
    public static String tenant(UUID tenantId) {
        return tenantId.toString();
    }

    /** The folder of everything a job stages, in all its runs. */
    public static String staged(UUID jobId) {
        return STAGED + "/" + jobId;
    }

    /** The folder of everything a run of a job stages: the late sweep of one run must not touch the files of the next. */
    public static String staged(UUID jobId, int run) {
        return staged(jobId) + "/r" + run;
    }

    /** The job a staged file belongs to; empty for other files. */
    public static Optional<UUID> stagedBy(String key) {
        Matcher matcher = STAGED_KEY.matcher(key);
        return matcher.matches() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
    }

    /** The folder of all staged files. */
    public static String staged() {
        return STAGED;
    }

    /**
     * A file staged by its content: the same content has the same key.
     *
     * @param kind data, features, candidate, validation, …: small letters
     * @param sha256 of the content
     */
    public static String staged(UUID jobId, int run, UUID productId, String kind, String sha256) {
        return staged(jobId, run) + "/" + productId + "/" + byContent(kind, sha256);
    }

    /** A file that the products of a run share, staged by its content. */
    public static String staged(UUID jobId, int run, String kind, String sha256) {
        return staged(jobId, run) + "/" + byContent(kind, sha256);
    }

    private static String byContent(String kind, String sha256) {
        require(KIND, "kind", kind);
        require(SHA_256, "sha256", sha256);
        return kind + "-" + sha256 + ".json";
    }

    /**
     * Refuses what is not a key.
     *
     * @throws IllegalArgumentException with the key
     */
    static void requireKey(String key) {
        if (key.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A key has at most " + MAX_LENGTH + " characters, not " + key.length());
        }
        require(KEY, "key", key);
    }

    private static void require(Pattern pattern, String name, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " must match " + pattern + ", not " + value);
        }
    }
}
