package com.bakery.training.registry.artifact;

import com.adobe.testing.s3mock.S3MockApplication;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A server that speaks the S3 protocol, once per JVM of tests; each test takes a bucket of its own. */
public final class S3Server {
    private static final S3MockApplication SERVER = S3MockApplication.start(
            "--server.port=0", "--http.port=0", "--spring.main.banner-mode=off", "--logging.level.root=WARN");

    static final Map<String, String> VARIABLES = Map.of(
            "S3_ENDPOINT", "http://127.0.0.1:" + plainPort(),
            "AWS_ACCESS_KEY_ID", "tests",
            "AWS_SECRET_ACCESS_KEY", "a secret for tests only");

    private static final S3Client CLIENT =
            S3Clients.open(S3Location.of("s3://any", environment()), S3Clients.Timeouts.DEFAULT);

    private S3Server() {}

    /** The server's other port speaks TLS with a certificate nobody trusts. */
    @SuppressWarnings("deprecation")
    private static int plainPort() {
        return SERVER.getHttpPort();
    }

    /** The variables that lead to this server. */
    public static UnaryOperator<String> environment() {
        return VARIABLES::get;
    }

    /** The location of a new, empty bucket. */
    public static String newBucket() {
        String bucket = "models-" + UUID.randomUUID();
        CLIENT.createBucket(create -> create.bucket(bucket));
        return "s3://" + bucket;
    }

    /** Puts an object past every store. */
    static void put(String location, String object, byte[] content) {
        CLIENT.putObject(put -> put.bucket(URI.create(location).getHost()).key(object), RequestBody.fromBytes(content));
    }
}
