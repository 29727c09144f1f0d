package com.bakery.training.standalone.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bakery.training.standalone.embedded.TemporalBinaries;
import java.nio.file.Path;

/** The Temporal servers a standalone process can bring along. */
enum TemporalKind {
    IN_JVM,
    REAL;

    /** The value of TEMPORAL_BIN; skips the test where there is no real server. */
    String binary() {
        if (this == IN_JVM) {
            return "none";
        }
        var installed = TemporalBinaries.installed();
        assumeTrue(installed.isPresent(), "no temporal binary: run 'make temporal'");
        return installed.map(Path::toString).orElseThrow();
    }
}
