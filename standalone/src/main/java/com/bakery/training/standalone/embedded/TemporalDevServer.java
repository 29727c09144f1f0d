package com.bakery.training.standalone.embedded;

import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The development server of the {@code temporal} tool as a process of its own, with a database file and its user interface. */
public final class TemporalDevServer implements TemporalServer {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration TRY = Duration.ofSeconds(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10); // it takes 2 to 3 s
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Process process;
    private final Path pidFile;
    private final int port;
    private final int uiPort;

    private TemporalDevServer(Process process, Path pidFile, int port, int uiPort) {
        this.process = process;
        this.pidFile = pidFile;
        this.port = port;
        this.uiPort = uiPort;
    }

    /**
     * Starts the server on its database file under {@code data} and waits until it answers, about a second. A server
     * that a killed process left behind on that file is stopped first.
     *
     * @throws EmbeddedException if the port is occupied or the server does not answer within a minute
     */
    static TemporalDevServer start(Path binary, DataDirectory data, PortSetting port, String namespace) {
        Path folder = data.folder("temporal");
        Path pidFile = folder.resolve("server.pid");
        try {
            stopOrphan(pidFile, program(binary));
            int free = port.claimLoopback();
            int uiPort = uiPort(port);
            Process process = new ProcessBuilder(command(binary, folder, free, uiPort, namespace))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile())
                    .start();
            data.write("temporal/server.pid", Long.toString(process.pid()));
            TemporalDevServer server = new TemporalDevServer(process, pidFile, free, uiPort);
            server.awaitHealthy(folder.resolve("server.log"));
            return server;
        } catch (IOException e) {
            throw new EmbeddedException("The Temporal server " + binary + " did not start: " + e.getMessage(), e);
        }
    }

    @Override
    public String address() {
        return Loopback.HOST + ":" + port;
    }

    @Override
    public String uiUrl() {
        return "http://" + Loopback.HOST + ":" + uiPort;
    }

    @Override
    public String description() {
        return "Temporal development server at " + address();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new EmbeddedException("The Temporal server's pid file cannot be removed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Path binary, Path folder, int port, int uiPort, String namespace) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(
                    SETSID.toString()); // a Ctrl-C in the terminal is for the application, which stops its server last
        }
        command.addAll(List.of(binary.toString(), "server", "start-dev", "--ip", Loopback.HOST));
        command.addAll(List.of("--port", Integer.toString(port), "--ui-port", Integer.toString(uiPort)));
        command.addAll(List.of("--db-filename", folder.resolve("temporal.db").toString(), "--namespace", namespace));
        // Without the two pragmas every write waits for a sync of the whole file: two to ten times slower.
        command.addAll(List.of("--sqlite-pragma", "journal_mode=WAL", "--sqlite-pragma", "synchronous=NORMAL"));
        // One partition per task queue: a single server has nobody to share four with, and each costs polling.
        command.addAll(List.of("--dynamic-config-value", "matching.numTaskqueueReadPartitions=1"));
        command.addAll(List.of("--dynamic-config-value", "matching.numTaskqueueWritePartitions=1"));
        // Tenants take turns at the workers, which this server does only when told to.
        command.addAll(List.of("--dynamic-config-value", "matching.enableFairness=true"));
        command.addAll(List.of("--log-level", "error"));
        return command;
    }

    /** As the tool itself does it, a fixed port has its user interface 1000 above; else it is any free one. */
    private static int uiPort(PortSetting port) {
        int wanted = port.port() == 0 ? 0 : port.port() + 1000;
        return new PortSetting(port.variable(), wanted).claimLoopback();
    }

    private void awaitHealthy(Path log) {
        Instant deadline = Instant.now().plus(START_TIMEOUT);
        String reason = refusal();
        while (!reason.isEmpty()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                close();
                throw new EmbeddedException("The Temporal server did not answer within " + START_TIMEOUT.toSeconds()
                        + " s (see " + log + "); TEMPORAL_BIN=none uses the one inside the process: " + reason);
            }
            reason = refusal();
        }
    }

    /** Why the server cannot be used yet; empty if it can. A call may be lost in a server that is starting, so each try is a short one. */
    private String refusal() {
        var options =
                WorkflowServiceStubsOptions.newBuilder().setTarget(address()).build();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Loopback.ADDRESS, port), 1_000);
            WorkflowServiceStubs.newConnectedServiceStubs(options, TRY).shutdownNow();
            return "";
        } catch (IOException | RuntimeException e) {
            pause();
            return String.valueOf(e.getMessage());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while the Temporal server started", e);
        }
    }

    private static void stopOrphan(Path pidFile, String program) throws IOException {
        if (Files.exists(pidFile)) {
            OrphanProcess.stop(Long.parseLong(Files.readString(pidFile).strip()), program, STOP_TIMEOUT);
        }
    }

    private static String program(Path binary) throws IOException {
        return binary.toRealPath().getFileName().toString();
    }
}
