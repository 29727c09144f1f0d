package com.bakery.training.standalone.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A process that starts PostgreSQL and ends without a word, as after a kill -9. */
final class HaltedWithPostgres {

    private HaltedWithPostgres() {}

    /** The exit code: 137 when the server had come up. */
    static int run(Path dataDirectory, int port) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltedWithPostgres.class.getName(),
                        dataDirectory.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    public static void main(String[] arguments) {
        PortSetting port = new PortSetting("EMBEDDED_POSTGRES_PORT", Integer.parseInt(arguments[1]));
        EmbeddedPostgres.start(DataDirectory.open(Path.of(arguments[0])), port);
        Runtime.getRuntime().halt(137);
    }
}
