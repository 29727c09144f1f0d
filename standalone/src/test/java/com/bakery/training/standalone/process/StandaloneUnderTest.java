package com.bakery.training.standalone.process;

import com.bakery.training.standalone.StandaloneApplication;
import com.bakery.training.standalone.demo.TrainingClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A standalone service on one data directory, started as often as a test likes. */
final class StandaloneUnderTest {
    private final Path data;
    private final Map<String, String> environment;
    private final int port;

    StandaloneUnderTest(Path data, TemporalKind temporal, Map<String, String> more) throws IOException {
        this.data = data;
        this.port = freePort();
        this.environment = new HashMap<>(Map.of(
                "DATA_DIR", data.toString(),
                "PORT", Integer.toString(port),
                "TEMPORAL_BIN", temporal.binary(),
                "DEMO", "false",
                "TRAINING_SCHEDULE_CRON", "off")); // no test shall depend on the day of the week
        environment.putAll(more);
    }

    /** Starts it and waits until it is up. */
    ServiceProcess start() throws InterruptedException, IOException {
        return launch().awaitHealthy(port);
    }

    /** Starts it. */
    ServiceProcess launch() throws IOException {
        Files.createDirectories(data);
        return ServiceProcess.launch(StandaloneApplication.class, environment, data.resolve("output.log"));
    }

    /** The service as its own tenant. */
    TrainingClient client() throws IOException {
        return new TrainingClient(apiUrl(), token());
    }

    String apiUrl() {
        return "http://127.0.0.1:" + port;
    }

    String token() throws IOException {
        return Files.readString(data.resolve("tokens/admin.jwt"));
    }

    Database database() throws IOException {
        return new Database(endpoint("database_url"));
    }

    EventObserver events() throws IOException {
        return new EventObserver(endpoint("rabbitmq_url"));
    }

    String endpoint(String name) throws IOException {
        JsonNode endpoints = JsonMapper.shared().readTree(Files.readString(data.resolve("endpoints.json")));
        return endpoints.path(name).asString();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
