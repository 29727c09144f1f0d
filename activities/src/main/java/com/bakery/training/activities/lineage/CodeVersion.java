package com.bakery.training.activities.lineage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The commit this build was made of, as the build wrote it down. */
public final class CodeVersion {
    private static final String RESOURCE = "/training-build.properties";
    private static final @Nullable String CURRENT = read();

    private CodeVersion() {}

    /** The commit, with {@code -dirty} where files were changed beside it; null where the sources were no working copy. */
    public static @Nullable String current() {
        return CURRENT;
    }

    private static @Nullable String read() {
        Properties build = new Properties();
        try (InputStream resource = CodeVersion.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                return null;
            }
            build.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("The build's " + RESOURCE + " cannot be read", e);
        }
        String commit = build.getProperty("git.commit.id", "");
        if (commit.isBlank()) {
            return null;
        }
        return Boolean.parseBoolean(build.getProperty("git.dirty")) ? commit + "-dirty" : commit;
    }
}
