package com.bakery.training.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPartsIT {
    @TempDir
    Path folder;

    @Test
    void keepsRowsAndMessagesOverARestart() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder)) {
            try (EmbeddedParts parts = start(data, Map.of())) {
                execute(parts.databaseUrl(), "CREATE TABLE kept AS SELECT 42 AS answer");
                publish(parts.rabbitmqUrl(), "kept");
                assertThatTemporalAnswers(parts.temporal().address());
            }
            try (EmbeddedParts parts = start(data, Map.of())) {
                assertThat(query(parts.databaseUrl(), "SELECT answer FROM kept"))
                        .isEqualTo("42");
                assertThat(query(parts.databaseUrl(), "SHOW fsync")).isEqualTo("on");
                assertThat(receive(parts.rabbitmqUrl())).isEqualTo("kept");
            }
        }
    }

    @Test
    void stopsADatabaseServerThatAKilledProcessLeftBehind() throws Exception {
        int port = new PortSetting("EMBEDDED_POSTGRES_PORT", 0).claimLoopback();
        HaltedWithPostgres.run(folder, port);
        assertThatThrownBy(() -> new PortSetting("EMBEDDED_POSTGRES_PORT", port).claimLoopback())
                .isInstanceOf(EmbeddedException.class);

        try (DataDirectory data = DataDirectory.open(folder);
                EmbeddedPostgres next = EmbeddedPostgres.start(data, new PortSetting("EMBEDDED_POSTGRES_PORT", port))) {
            assertThat(URI.create(next.url()).getPort()).isEqualTo(port);
        }
    }

    @Test
    void unpacksTheDatabaseServerAgainAfterAKillWhileItWasUnpacked() throws Exception {
        int port = new PortSetting("EMBEDDED_POSTGRES_PORT", 0).claimLoopback();
        assertThat(HaltedWithPostgres.run(folder, port)).isEqualTo(137);
        Path unpacked;
        try (var folders = Files.list(folder.resolve("postgres/binaries"))) {
            unpacked = folders.findFirst().orElseThrow();
        }
        Files.delete(unpacked.resolve(".exists")); // the last file that the library writes
        Files.delete(unpacked.resolve("bin/postgres"));

        assertThat(HaltedWithPostgres.run(folder, port)).isEqualTo(137);

        try (DataDirectory data = DataDirectory.open(folder);
                EmbeddedPostgres next = EmbeddedPostgres.start(data, new PortSetting("EMBEDDED_POSTGRES_PORT", port))) {
            assertThat(URI.create(next.url()).getPort()).isEqualTo(port);
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder);
                EmbeddedParts parts = start(data, Map.of())) {
            URI url = URI.create(parts.databaseUrl());

            assertThatThrownBy(() -> DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + url.getPort() + "/training", "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> receive(parts.rabbitmqUrl().replaceAll(":[0-9a-f]+@", ":guess@")))
                    .hasMessageNotContaining("guess");
        }
    }

    @Test
    void stopsWhatHadStartedWhenOnePartCannot() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder);
                ServerSocket other = new ServerSocket(0, 1, Loopback.ADDRESS)) {
            assertThatThrownBy(() -> start(data, Map.of("EMBEDDED_AMQP_PORT", "" + other.getLocalPort())))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("EMBEDDED_AMQP_PORT");
            assertThat(folder.resolve("postgres").toFile().listFiles((d, name) -> name.startsWith("cluster-")))
                    .hasSize(1)
                    .allSatisfy(cluster -> assertThat(new java.io.File(cluster, "postmaster.pid"))
                            .doesNotExist());
        }
    }

    private static EmbeddedParts start(DataDirectory data, Map<String, String> more) {
        var environment = new java.util.HashMap<>(
                Map.of("TEMPORAL_BIN", "none", "DATA_DIR", data.root().toString()));
        environment.putAll(more);
        return EmbeddedParts.start(data, EmbeddedSettings.from(environment));
    }

    private static Connection connect(String url) throws SQLException {
        URI uri = URI.create(url);
        String[] login = uri.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(), login[0], login[1]);
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void publish(String url, String message) throws Exception {
        try (var connection = factory(url).newConnection();
                var channel = connection.createChannel()) {
            channel.queueDeclare("kept", true, false, false, null);
            channel.confirmSelect();
            channel.basicPublish(
                    "", "kept", MessageProperties.PERSISTENT_BASIC, message.getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(5_000);
        }
    }

    private static String receive(String url) throws Exception {
        try (var connection = factory(url).newConnection();
                var channel = connection.createChannel()) {
            return new String(channel.basicGet("kept", true).getBody(), StandardCharsets.UTF_8);
        }
    }

    private static ConnectionFactory factory(String url) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(url.replaceAll("/$", "")); // an empty path would be an empty virtual host
        return factory;
    }

    private static void assertThatTemporalAnswers(String address) {
        var options =
                WorkflowServiceStubsOptions.newBuilder().setTarget(address).build();
        var stubs = WorkflowServiceStubs.newServiceStubs(options);
        stubs.connect(Duration.ofSeconds(10));
        stubs.shutdownNow();
    }
}
