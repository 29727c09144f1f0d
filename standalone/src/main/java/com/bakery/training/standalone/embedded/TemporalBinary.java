package com.bakery.training.standalone.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the {@code temporal} command line tool is. */
final class TemporalBinary {
    private static final String NONE = "none";

    private TemporalBinary() {}

    /**
     * The tool that {@code configured} names; unset, {@code bin/temporal} of the working directory, then the first one
     * of {@code searchPath}; empty if there is none, or {@code configured} is {@code none}.
     *
     * @throws EmbeddedException if {@code configured} names a file that cannot be executed
     */
    static Optional<Path> find(@Nullable String configured, String searchPath) {
        if (NONE.equals(configured)) {
            return Optional.empty();
        }
        if (configured != null) {
            Path binary = Path.of(configured).toAbsolutePath();
            if (!executable(binary)) {
                throw new EmbeddedException("TEMPORAL_BIN names no executable file: " + binary
                        + " ('none' uses the server inside the process)");
            }
            return Optional.of(binary);
        }
        return Stream.concat(
                        Stream.of("bin"),
                        Arrays.stream(searchPath.split(File.pathSeparator, -1)).filter(folder -> !folder.isBlank()))
                .flatMap(folder -> Stream.of("temporal", "temporal.exe").map(name -> Path.of(folder, name)))
                .map(Path::toAbsolutePath)
                .filter(TemporalBinary::executable)
                .findFirst();
    }

    private static boolean executable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
