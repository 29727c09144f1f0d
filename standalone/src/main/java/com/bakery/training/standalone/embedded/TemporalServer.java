package com.bakery.training.standalone.embedded;

import org.jspecify.annotations.Nullable;

/** A running Temporal server. */
public interface TemporalServer extends AutoCloseable {

    /** {@code host:port} of its gRPC service. */
    String address();

    /** Where its user interface is; null if it has none, or none that is known here. */
    @Nullable
    String uiUrl();

    /** One sentence for people: which kind of server this is. */
    String description();

    /** Stops the server if it was started here. */
    @Override
    void close();

    /**
     * The server at TEMPORAL_ADDRESS; else one started from a {@code temporal} binary, which keeps its runs in a file
     * under {@code data}; else one inside this JVM, which forgets them.
     */
    static TemporalServer start(DataDirectory data, EmbeddedSettings settings) {
        if (settings.temporalAddress() != null) {
            return new ExternalTemporal(settings.temporalAddress());
        }
        return TemporalBinary.find(settings.temporalBinary(), settings.searchPath())
                .<TemporalServer>map(binary ->
                        TemporalDevServer.start(binary, data, settings.temporalPort(), settings.temporalNamespace()))
                .orElseGet(() -> InJvmTemporal.start(settings.temporalPort()));
    }
}
