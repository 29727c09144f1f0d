package com.bakery.training.standalone;

import com.bakery.training.standalone.demo.DemoBakery;
import java.io.PrintStream;
import java.time.Duration;

/** Tells the person at the terminal what runs and where to look next. */
final class Guide {
    private static final String LINE = "  %-10s %s%n";

    private final StandaloneProcess process;
    private final StandaloneSettings settings;
    private final PrintStream out;

    Guide(StandaloneProcess process, StandaloneSettings settings, PrintStream out) {
        this.process = process;
        this.settings = settings;
        this.out = out;
    }

    void started(Duration time) {
        out.printf(
                "Up in %.1f s at %s, with %s%n",
                time.toMillis() / 1000.0,
                process.endpoints().apiUrl(),
                process.parts().temporal().description());
    }

    void whereToLook() {
        String api = process.endpoints().apiUrl();
        String token = settings.embedded()
                .dataDirectory()
                .resolve("tokens/" + (settings.demo() ? DemoBakery.GERMAN_BAKERY.label() : "admin") + ".jwt")
                .toString();
        out.println();
        out.printf(LINE, "API", api + "/v3/api-docs");
        if (process.endpoints().temporalUiUrl() != null) {
            out.printf(LINE, "Temporal", process.endpoints().temporalUiUrl());
        }
        out.printf(
                LINE,
                "models",
                "curl -H \"Authorization: Bearer $(cat " + token + ")\" " + api
                        + "/api/v1/training/models?deployed=true");
        out.printf(LINE, "endpoints", settings.embedded().dataDirectory().resolve("endpoints.json"));
        out.printf(LINE, "stop", "Ctrl-C; the next start goes on from the same data");
        out.flush();
    }
}
