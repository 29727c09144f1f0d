package com.bakery.training.registry.artifact;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Clients of an object store, with a limit on everything they wait for. */
final class S3Clients {
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int UNAUTHORIZED = 401;

    private S3Clients() {}

    /**
     * How long one call may take.
     *
     * @param connect for a connection
     * @param socket between two packets
     * @param attempt one try of a call
     * @param call all tries of a call, with the pauses between them
     */
    record Timeouts(Duration connect, Duration socket, Duration attempt, Duration call) {
        static final Timeouts DEFAULT = new Timeouts(
                Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(90));
    }

    /** A client that tries again, up to three times, what may go better then: 5xx, throttling, broken connections. */
    static S3Client open(S3Location location, Timeouts timeouts) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(location.region()))
                .credentialsProvider(credentials(location.credentials()))
                // our own SHA-256 goes with each write; servers that are not Amazon's may not know trailing checksums
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(timeouts.connect())
                        .socketTimeout(timeouts.socket()))
                .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(timeouts.attempt())
                        .apiCallTimeout(timeouts.call()));
        if (location.endpoint() != null) {
            builder.endpointOverride(location.endpoint()).forcePathStyle(true);
        }
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(S3Location.@Nullable Credentials given) {
        if (given == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        String token = given.sessionToken();
        return StaticCredentialsProvider.create(
                token == null
                        ? AwsBasicCredentials.create(given.accessKeyId(), given.secretAccessKey())
                        : AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), token));
    }

    /**
     * Asks for the bucket once.
     *
     * @throws StorageUnusableException with what is wrong and which setting to look at
     */
    static void requireBucket(S3Client client, S3Location location) {
        try {
            client.headBucket(
                    HeadBucketRequest.builder().bucket(location.bucket()).build());
        } catch (S3Exception e) {
            throw new StorageUnusableException(refusal(location, e.statusCode()), e);
        } catch (SdkException e) {
            throw new StorageUnusableException(
                    "The object store of MODEL_STORAGE_PATH=" + location + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static String refusal(S3Location location, int status) {
        return switch (status) {
            case NOT_FOUND ->
                "There is no bucket " + location.bucket() + " for MODEL_STORAGE_PATH=" + location + "; create it first";
            case FORBIDDEN, UNAUTHORIZED ->
                "The credentials (AWS_ACCESS_KEY_ID) may not use the bucket of MODEL_STORAGE_PATH=" + location;
            default -> "The object store of MODEL_STORAGE_PATH=" + location + " answered with status " + status;
        };
    }
}
