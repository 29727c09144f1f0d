package com.bakery.training.standalone.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.Container;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An AMQP 0-9-1 broker inside this process, on the loopback address, whose queues and persistent messages survive it.
 * It knows no dead-letter queues, and a rejected message comes back for ever: consumers must acknowledge.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
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
        StartListener listener = new StartListener();
        SystemLauncher launcher = new SystemLauncher(listener);
        try {
            launcher.startup(attributes(data, free, password));
        } catch (Exception e) {
            throw failed(e);
        }
        if (listener.failure != null) {
            throw failed(listener.failure);
        }
        listener.leaveTheStopToUs();
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

    /** The launcher tells its listener of a failed start and of the broker it made, not its caller. */
    private static final class StartListener extends SystemLauncherListener.DefaultSystemLauncherListener {
        private @Nullable Throwable failure;
        private @Nullable SystemConfig<?> system;

        @Override
        public void errorOnStartup(RuntimeException e) {
            failure = e;
        }

        @Override
        public void onContainerResolve(SystemConfig<?> systemConfig) {
            system = systemConfig;
        }

        /**
         * The broker would stop by a hook of its own as soon as the process is told to end, under the feet of the
         * application that still publishes. The hook is private: where it cannot be taken out, the stop is only louder.
         */
        void leaveTheStopToUs() {
            try {
                Container<?> broker =
                        Objects.requireNonNull(system, "a broker has started").getContainer();
                Field hook = broker.getClass().getSuperclass().getDeclaredField("_shutdownHook");
                hook.setAccessible(true);
                Runtime.getRuntime().removeShutdownHook((Thread) hook.get(broker));
            } catch (ReflectiveOperationException | RuntimeException e) {
                LOG.warn("The embedded broker stops before the application does: {}", e.toString());
            }
        }
    }
}
