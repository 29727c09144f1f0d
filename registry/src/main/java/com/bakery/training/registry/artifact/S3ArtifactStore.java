package com.bakery.training.registry.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects below one prefix of a bucket. A write is one request, which the store takes whole or not at all and checks against the SHA-256 that goes with it; of two at
 * once under one key the last one stays. That is enough for two instances: a staged key names its own content, and a version's key is reserved by a row for one run.
 */
final class S3ArtifactStore implements ArtifactStore {
    /** Reading of a body is not part of a call to the client, so its repetition is ours. */
    private static final int READS = 3;

    /** The most objects the protocol lists or deletes at once. */
    private static final int PAGE = 1000;

    private static final int BUFFER = 16 * 1024;

    private final S3Client client;
    private final S3Location location;
    private final Duration patience;
    private final int page;

    /**
     * A store whose bucket exists.
     *
     * @param patience with the body of an answer
     */
    S3ArtifactStore(S3Client client, S3Location location, Duration patience) {
        this(client, location, patience, PAGE);
    }

    /** @param page objects listed or deleted at once */
    S3ArtifactStore(S3Client client, S3Location location, Duration patience, int page) {
        this.client = client;
        this.location = location;
        this.patience = patience;
        this.page = page;
    }

    @Override
    public StoredArtifact write(String key, byte[] content) {
        String object = location.object(key);
        String sha256 = Checksums.sha256(content);
        String encoded = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        call(
                key,
                () -> client.putObject(
                        put -> put.bucket(location.bucket())
                                .key(object)
                                .contentType("application/octet-stream")
                                .checksumSHA256(encoded),
                        RequestBody.fromBytes(content)));
        return new StoredArtifact(key, sha256, content.length);
    }

    @Override
    public byte[] read(String key, String sha256, long maxBytes) {
        byte[] content = load(key, maxBytes);
        String found = Checksums.sha256(content);
        if (!found.equals(sha256)) {
            throw new CorruptArtifactException(key, "SHA-256 is " + found + ", not " + sha256);
        }
        return content;
    }

    private byte[] load(String key, long maxBytes) {
        String object = location.object(key);
        long end = System.nanoTime() + patience.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                return loadOnce(key, object, maxBytes, end);
            } catch (IOException e) {
                if (attempt == READS || System.nanoTime() > end) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** @throws IOException if the body breaks off */
    private byte[] loadOnce(String key, String object, long maxBytes, long end) throws IOException {
        try (ResponseInputStream<GetObjectResponse> in = call(
                key, () -> client.getObject(get -> get.bucket(location.bucket()).key(object)))) {
            if (in.response().contentLength() > maxBytes) {
                in.abort();
                throw new CorruptArtifactException(key, "larger than " + maxBytes + " bytes");
            }
            return bounded(key, in, maxBytes, end);
        }
    }

    /** The client's own limits end with the headers of the answer: a body that comes by drops would never end. */
    private byte[] bounded(String key, ResponseInputStream<?> in, long maxBytes, long end) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            content.write(buffer, 0, read);
            if (content.size() > maxBytes) {
                in.abort();
                throw new CorruptArtifactException(key, "larger than " + maxBytes + " bytes");
            }
            if (System.nanoTime() > end) {
                in.abort();
                throw new SocketTimeoutException(
                        "The body of " + key + " did not come within " + patience.toSeconds() + " s");
            }
        }
        return content.toByteArray();
    }

    @Override
    public void delete(String key) {
        String object = location.object(key);
        call(
                key,
                () -> client.deleteObject(
                        delete -> delete.bucket(location.bucket()).key(object)));
    }

    @Override
    public void deletePrefix(String folder) {
        List<ObjectIdentifier> batch = new ArrayList<>();
        objects(location.object(folder) + "/", object -> {
            batch.add(ObjectIdentifier.builder().key(object.key()).build());
            if (batch.size() == page) {
                delete(folder, batch);
            }
        });
        if (!batch.isEmpty()) {
            delete(folder, batch);
        }
    }

    private void delete(String folder, List<ObjectIdentifier> batch) {
        List<ObjectIdentifier> objects = List.copyOf(batch);
        DeleteObjectsResponse answer = call(
                folder,
                () -> client.deleteObjects(request -> request.bucket(location.bucket())
                        .delete(delete -> delete.objects(objects).quiet(true))));
        if (answer.hasErrors() && !answer.errors().isEmpty()) {
            throw new UncheckedIOException(new IOException("The object store did not delete "
                    + answer.errors().size() + " objects of " + folder + ": "
                    + answer.errors().get(0).message()));
        }
        batch.clear();
    }

    @Override
    public List<ArtifactEntry> list(String folder) {
        List<ArtifactEntry> entries = new ArrayList<>();
        objects(location.object(folder) + "/", object -> entries.add(entry(object)));
        return entries;
    }

    @Override
    public void visit(Consumer<ArtifactEntry> visitor) {
        objects(location.root(), object -> visitor.accept(entry(object)));
    }

    private void objects(String prefix, Consumer<S3Object> action) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(location.bucket())
                .prefix(prefix)
                .maxKeys(page)
                .build();
        call(prefix, () -> {
            client.listObjectsV2Paginator(request).contents().forEach(action);
            return Boolean.TRUE;
        });
    }

    private ArtifactEntry entry(S3Object object) {
        return new ArtifactEntry(location.key(object.key()), object.size(), object.lastModified());
    }

    /** A request that was cut off left nothing behind. */
    @Override
    public int sweepLeftovers(Duration age) {
        return 0;
    }

    private static <T> T call(String key, Supplier<T> request) {
        try {
            return request.get();
        } catch (NoSuchKeyException e) {
            throw new MissingArtifactException(key);
        } catch (SdkException e) {
            throw new UncheckedIOException(new IOException("The object store failed on " + key, e));
        }
    }
}
