package com.bakery.training.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.qpid.server.SystemLauncher;

/** An AMQP broker in this JVM that forgets everything when it stops. */
public final class TestBroker implements AutoCloseable {
    private final SystemLauncher launcher = new SystemLauncher();

    /** Starts on this port of the loopback address. */
    public TestBroker(int port, Path folder) throws Exception {
        URL configuration = Objects.requireNonNull(TestBroker.class.getResource("/test-broker.json"));
        launcher.startup(Map.of(
                "type",
                "Memory",
                "initialConfigurationLocation",
                configuration.toString(),
                "startupLoggedToSystemOut",
                false,
                "context",
                Map.of("qpid.work_dir", folder.toString(), "broker.port", Integer.toString(port))));
    }

    /** A port of the loopback address that nobody uses right now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        launcher.shutdown();
    }
}
