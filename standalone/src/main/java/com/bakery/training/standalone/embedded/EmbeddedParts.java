package com.bakery.training.standalone.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts an application needs around it: started together before it, stopped in order after it. */
public final class EmbeddedParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedParts.class);

    private final String databaseUrl;
    private final String rabbitmqUrl;
    private final TemporalServer temporal;
    private final List<AutoCloseable> stopOrder;

    private EmbeddedParts(
            EmbeddedSettings settings,
            @Nullable EmbeddedPostgres postgres,
            @Nullable EmbeddedBroker broker,
            TemporalServer temporal) {
        this.databaseUrl = postgres == null ? given(settings.databaseUrl()) : postgres.url();
        this.rabbitmqUrl = broker == null ? given(settings.rabbitmqUrl()) : broker.url();
        this.temporal = temporal;
        this.stopOrder = present(broker, temporal, postgres);
    }

    /**
     * Starts, side by side, every part that no setting replaces.
     *
     * @throws EmbeddedException of the part that could not start; those that could are stopped again
     */
    public static EmbeddedParts start(DataDirectory data, EmbeddedSettings settings) {
        var postgres = starting(
                settings.databaseUrl() == null ? () -> EmbeddedPostgres.start(data, settings.postgresPort()) : null);
        var broker =
                starting(settings.rabbitmqUrl() == null ? () -> EmbeddedBroker.start(data, settings.amqpPort()) : null);
        var temporal = starting(() -> TemporalServer.start(data, settings));
        try {
            CompletableFuture.allOf(postgres, broker, temporal).join();
        } catch (CompletionException e) {
            stop(present(started(broker), started(temporal), started(postgres)));
            throw e.getCause() instanceof EmbeddedException cause ? cause : e;
        }
        return new EmbeddedParts(settings, postgres.join(), broker.join(), Objects.requireNonNull(temporal.join()));
    }

    /** {@code postgresql://user:password@host:port/database}, with the login that owns the tables. */
    public String databaseUrl() {
        return databaseUrl;
    }

    /** {@code amqp://user:password@host:port/}. */
    public String rabbitmqUrl() {
        return rabbitmqUrl;
    }

    public TemporalServer temporal() {
        return temporal;
    }

    /** Stops broker, Temporal and PostgreSQL, in this order: the later ones hold what the earlier ones still write. */
    @Override
    public void close() {
        stop(stopOrder);
    }

    private static <T> CompletableFuture<@Nullable T> starting(@Nullable Supplier<T> part) {
        return part == null
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.supplyAsync(part, EmbeddedParts::onThread);
    }

    private static void onThread(Runnable task) {
        Thread thread = new Thread(task, "embedded-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static <T> @Nullable T started(CompletableFuture<@Nullable T> part) {
        return part.isCompletedExceptionally() ? null : part.join();
    }

    private static void stop(List<AutoCloseable> parts) {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly: {}", part.getClass().getSimpleName(), e.toString());
            }
        }
    }

    private static List<AutoCloseable> present(@Nullable AutoCloseable... parts) {
        List<AutoCloseable> present = new ArrayList<>();
        for (AutoCloseable part : parts) {
            if (part != null) {
                present.add(part);
            }
        }
        return present;
    }

    private static String given(@Nullable String url) {
        return Objects.requireNonNull(url, "a part that is not embedded has a URL");
    }
}
