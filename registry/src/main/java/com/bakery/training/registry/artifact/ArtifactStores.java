package com.bakery.training.registry.artifact;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens the store that a location names. */
public final class ArtifactStores {
    private ArtifactStores() {}

    /**
     * The store at {@code location}: a folder, as a path or {@code file:} URI, which is made if it is not there, or {@code s3://bucket/prefix}, whose bucket must
     * exist.
     *
     * @param environment value of the variables S3_ENDPOINT, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN; null if not set
     * @throws IllegalArgumentException for a location of another kind, or a variable that cannot be read
     * @throws StorageUnusableException if the bucket is not there or may not be used
     */
    public static ArtifactStore open(String location, UnaryOperator<@Nullable String> environment) {
        if (location.startsWith(S3Location.SCHEME)) {
            return open(S3Location.of(location, environment), S3Clients.Timeouts.DEFAULT);
        }
        if (location.startsWith("file:")) {
            return new FileArtifactStore(Path.of(URI.create(location)));
        }
        if (location.contains("://")) {
            throw new IllegalArgumentException(
                    "MODEL_STORAGE_PATH must be a folder or s3://bucket/prefix, not " + location);
        }
        return new FileArtifactStore(Path.of(location));
    }

    static ArtifactStore open(S3Location location, S3Clients.Timeouts timeouts) {
        S3Client client = S3Clients.open(location, timeouts);
        S3Clients.requireBucket(client, location);
        return new S3ArtifactStore(client, location, timeouts.call());
    }
}
