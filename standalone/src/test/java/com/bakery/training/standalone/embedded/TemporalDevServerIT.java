package com.bakery.training.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalDevServerIT {
    private static final PortSetting ANY = new PortSetting("EMBEDDED_TEMPORAL_PORT", 0);

    @TempDir
    Path folder;

    private Path binary;

    @BeforeEach
    void findTheTool() {
        Optional<Path> found = TemporalBinaries.installed();
        assumeTrue(found.isPresent(), "no temporal binary: run 'make temporal'");
        binary = found.get();
    }

    @Test
    void servesWorkflowsAndItsUserInterfaceAndStops() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder)) {
            TemporalServer server = TemporalDevServer.start(binary, data, ANY, "default");
            long pid = pid();

            assertThat(server.uiUrl()).startsWith("http://127.0.0.1:");
            server.close();

            assertThat(ProcessHandle.of(pid)).isEmpty();
            assertThat(folder.resolve("temporal/server.pid")).doesNotExist();
            assertThat(folder.resolve("temporal/temporal.db")).exists();
        }
    }

    @Test
    void stopsAServerThatAKilledProcessLeftBehind() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder)) {
            TemporalServer orphan = TemporalDevServer.start(binary, data, ANY, "default");
            long pid = pid();
            int port = Integer.parseInt(orphan.address().replaceAll(".*:", ""));

            try (TemporalServer next =
                    TemporalDevServer.start(binary, data, new PortSetting("EMBEDDED_TEMPORAL_PORT", port), "default")) {
                assertThat(next.address()).isEqualTo(orphan.address());
                assertThat(ProcessHandle.of(pid)).isEmpty();
            }
        }
    }

    private long pid() throws Exception {
        return Long.parseLong(Files.readString(folder.resolve("temporal/server.pid")));
    }
}
