package com.bakery.training.standalone.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.jspecify.annotations.Nullable;

/**
 * An AMQP 0-9-1 broker inside this process, on the loopback address, whose queues and persistent messages survive it.
 * It knows no dead-letter queues, and a rejected message comes back for ever: consumers must acknowledge.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String USER = "training";

    private final SystemLauncher launcher;
    private final int port;
    private final String password;

    private EmbeddedBroker(SystemLauncher launcher, int port, String password) {
        this.launcher = launcher;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the broker on its store under {@code data}, with a password generated at the first start. Takes 2 to 5 s.
     *
     * @throws EmbeddedException if the port is occupied or the store cannot be opened
     */
    public static EmbeddedBroker start(DataDirectory data, PortSetting port) {
        int free = port.claimLoopback();
        Path folder = data.folder("broker");
        System.setProperty(
                "derby.stream.error.file", folder.resolve("derby.log").toString());
        String password = data.secret("broker/password");
        StartFailure failure = new StartFailure();
        SystemLauncher launcher = new SystemLauncher(failure);
        try {
            launcher.startup(attributes(data, free, password));
        } catch (Exception e) {
            throw failed(e);
        }
        if (failure.cause != null) {
            throw failed(failure.cause);
        }
        return new EmbeddedBroker(launcher, free, password);
    }

    /** {@code amqp://user:password@host:port/}. */
    public String url() {
        return "amqp://%s:%s@%s:%d/".formatted(USER, password, Loopback.HOST, port);
    }

    /** Stops the broker after its store has written everything; waits at most 30 s. */
    @Override
    public void close() {
        launcher.shutdown();
    }

    private static Map<String, Object> attributes(DataDirectory data, int port, String password) throws IOException {
        // Copied out of the jar: the broker reads its files by URL, and a jar inside a jar has none that it
        // understands.
        Path configuration = data.write("broker/broker.json", resource("/embedded/broker.json"));
        Path systemProperties = data.write("broker/system.properties", "");
        return Map.of(
                "type", "Memory",
                "initialConfigurationLocation", configuration.toUri().toString(),
                "initialSystemPropertiesLocation", systemProperties.toUri().toString(),
                "startupLoggedToSystemOut", false,
                "context",
                        Map.of(
                                "qpid.work_dir", data.folder("broker").toString(),
                                "broker.port", Integer.toString(port),
                                "broker.password", password));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(EmbeddedBroker.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static EmbeddedException failed(Throwable cause) {
        return new EmbeddedException(
                "Embedded AMQP broker did not start; RABBITMQ_URL names another one: " + cause.getMessage(), cause);
    }

    /** The launcher tells its listener of a failed start, not its caller. */
    private static final class StartFailure extends SystemLauncherListener.DefaultSystemLauncherListener {
        private @Nullable Throwable cause;

        @Override
        public void errorOnStartup(RuntimeException e) {
            cause = e;
        }
    }
}
