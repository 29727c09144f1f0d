package com.bakery.training.standalone.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The real Temporal server for tests: TEMPORAL_BIN, {@code bin/temporal} of the repository, or the PATH. */
public final class TemporalBinaries {

    private TemporalBinaries() {}

    public static Optional<Path> installed() {
        Path built = Path.of("../bin/temporal").toAbsolutePath().normalize();
        String configured = System.getenv("TEMPORAL_BIN");
        return configured == null && Files.isExecutable(built)
                ? Optional.of(built)
                : TemporalBinary.find(configured, System.getenv().getOrDefault("PATH", ""));
    }
}
