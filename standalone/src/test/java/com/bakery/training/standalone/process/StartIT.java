package com.bakery.training.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the standalone process starts, refuses to start, and stops. */
class StartIT {
    @TempDir
    Path folder;

    @Test
    void namesTheOccupiedPortAndItsVariable() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            String port = Integer.toString(other.getLocalPort());
            assertThatStartFails(Map.of("PORT", port), "Port " + port + " is occupied", "PORT");
        }
    }

    @Test
    void namesTheOccupiedPortOfAnEmbeddedPart() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            assertThatStartFails(
                    Map.of("EMBEDDED_POSTGRES_PORT", port), "Port " + port + " is occupied", "EMBEDDED_POSTGRES_PORT");
        }
    }

    @Test
    void namesALogFormatThatIsNone() throws Exception {
        assertThatStartFails(Map.of("LOG_FORMAT", "xml"), "log-format.xml");
    }

    @Test
    void refusesASecondProcessOnTheSameDataAndKeepsSecretsToItsOwner() throws Exception {
        StandaloneUnderTest first = new StandaloneUnderTest(folder.resolve("data"), TemporalKind.IN_JVM, Map.of());
        try (ServiceProcess running = first.start()) {
            assertThat(running.isAlive()).isTrue();
            assertThatStartFails(Map.of(), "DATA_DIR", "in use by process " + running.pid());
            for (String secret :
                    new String[] {"endpoints.json", "jwt-secret", "tokens/admin.jwt", "postgres/password"}) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                                folder.resolve("data").resolve(secret))))
                        .as(secret)
                        .isEqualTo("rw-------");
            }
        }
    }

    private void assertThatStartFails(Map<String, String> environment, String... words) throws Exception {
        StandaloneUnderTest service = new StandaloneUnderTest(folder.resolve("data"), TemporalKind.IN_JVM, environment);
        try (ServiceProcess process = service.launch()) {
            assertThat(process.awaitExit(Duration.ofMinutes(1))).isEqualTo(1);
            assertThat(process.output()).contains(words);
        }
    }
}
