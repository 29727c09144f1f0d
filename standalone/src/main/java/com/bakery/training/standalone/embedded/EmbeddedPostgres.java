package com.bakery.training.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL server on the loopback address whose data survive the process: fsync on, password login only. */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String OWNER = "postgres";
    private static final String DATABASE = "training";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final String password;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server on the database files under {@code data}, which are created at the first start; a server that
     * a killed process left behind on them is stopped first. About 6 s at the first start, 0.6 s later.
     *
     * @throws EmbeddedException if the port is occupied or the server does not come up within a minute
     */
    public static EmbeddedPostgres start(DataDirectory data, PortSetting port) {
        Path folder = data.folder("postgres");
        // A first start that was killed half-way leaves a useless cluster: only one that has come up once is named in
        // the file.
        Path named = folder.resolve("cluster");
        try {
            String cluster = Files.exists(named) ? Files.readString(named) : "cluster-" + UUID.randomUUID();
            stopOrphan(folder.resolve(cluster));
            deleteHalfUnpacked(data.folder("postgres/binaries"));
            var postgres = start(data, folder.resolve(cluster), port.claimLoopback());
            postgres.createDatabase();
            data.write("postgres/cluster", cluster);
            return postgres;
        } catch (IOException | SQLException | IllegalStateException | ExceptionInInitializerError e) {
            throw new EmbeddedException(
                    "Embedded PostgreSQL did not start (see " + folder.resolve("postgres.log")
                            + "); DATABASE_URL names another one: "
                            + NestedExceptionUtils.getMostSpecificCause(e),
                    e);
        }
    }

    /** The library marks what it has unpacked whole; over anything less it fails, at this and every later start. */
    private static void deleteHalfUnpacked(Path binaries) throws IOException {
        try (Stream<Path> unpacked = Files.list(binaries)) {
            for (Path folder : unpacked.filter(Files::isDirectory).toList()) {
                if (!Files.exists(folder.resolve(".exists"))) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        }
    }

    private static EmbeddedPostgres start(DataDirectory data, Path cluster, int port) throws IOException {
        String password = data.secret("postgres/password");
        var server = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(data.folder("postgres/binaries").toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // the context still needs it while it closes
                .setLocaleConfig(
                        "auth", "scram-sha-256") // initdb options: the last --auth wins over the library's "trust"
                .setLocaleConfig(
                        "pwfile", data.root().resolve("postgres/password").toString())
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("unix_socket_directories", "")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        data.root().resolve("postgres/postgres.log").toFile()))
                .setPGStartupWait(START_TIMEOUT)
                .setPort(port)
                .start();
        return new EmbeddedPostgres(server, password);
    }

    /** {@code postgresql://owner:password@host:port/database}. */
    public String url() {
        return "postgresql://%s:%s@%s:%d/%s".formatted(OWNER, password, Loopback.HOST, server.getPort(), DATABASE);
    }

    /** Stops the server; its open connections are cut. A second call changes nothing. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new EmbeddedException("Embedded PostgreSQL did not stop: " + e.getMessage(), e);
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                try (Statement create = connection.createStatement()) {
                    create.execute("CREATE DATABASE " + DATABASE);
                }
            }
        }
    }

    /** PostgreSQL writes its process id into the first line of postmaster.pid and removes the file when it stops. */
    private static void stopOrphan(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readAllLines(pidFile).stream().findFirst().orElse("").strip();
        if (!pid.isEmpty()) {
            OrphanProcess.stop(Long.parseLong(pid), "postgres", STOP_TIMEOUT);
        }
    }
}
