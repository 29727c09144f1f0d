package com.bakery.training.api;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.qpid.server.SystemLauncher;

/** An AMQP broker in this JVM that forgets everything; it behaves as the embedded one of the standalone process. */
final class Broker implements AutoCloseable {
    private final SystemLauncher launcher = new SystemLauncher();
    private final int port;

    private Broker(int port) {
        this.port = port;
    }

    static Broker start() throws Exception {
        Broker broker = new Broker(freePort());
        Path folder = Files.createTempDirectory("broker");
        Path noProperties = Files.createFile(folder.resolve("system.properties"));
        URL configuration = Objects.requireNonNull(Broker.class.getResource("/broker.json"));
        broker.launcher.startup(Map.of(
                "type", "Memory",
                "initialConfigurationLocation", configuration.toString(),
                "initialSystemPropertiesLocation", noProperties.toUri().toString(),
                "startupLoggedToSystemOut", false,
                "context", Map.of("qpid.work_dir", folder.toString(), "broker.port", Integer.toString(broker.port))));
        return broker;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String url() {
        return "amqp://guest:guest@127.0.0.1:" + port + "/";
    }

    @Override
    public void close() {
        launcher.shutdown();
    }
}
