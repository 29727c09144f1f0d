package com.bakery.training.standalone;

import com.bakery.training.standalone.embedded.DataDirectory;
import com.bakery.training.standalone.embedded.EmbeddedParts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where everything of this process listens; {@code endpoints.json} of the data directory, for people and scripts.
 *
 * @param databaseUrl with the login that owns the tables
 * @param temporalUiUrl null if the Temporal server has no user interface that is known here
 */
record Endpoints(
        String databaseUrl, String rabbitmqUrl, String temporalAddress, @Nullable String temporalUiUrl, String apiUrl) {
    private static final String FILE = "endpoints.json";

    static Endpoints of(EmbeddedParts parts, int port) {
        return new Endpoints(
                parts.databaseUrl(),
                parts.rabbitmqUrl(),
                parts.temporal().address(),
                parts.temporal().uiUrl(),
                "http://localhost:" + port);
    }

    /** Writes the file, for the owner only: it holds passwords. */
    Path write(DataDirectory data) {
        Map<String, @Nullable String> urls = new LinkedHashMap<>();
        urls.put("database_url", databaseUrl);
        urls.put("rabbitmq_url", rabbitmqUrl);
        urls.put("temporal_address", temporalAddress);
        urls.put("temporal_ui_url", temporalUiUrl);
        urls.put("api_url", apiUrl);
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return data.write(FILE, json.writeValueAsString(urls));
    }
}
