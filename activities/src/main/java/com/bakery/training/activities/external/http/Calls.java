package com.bakery.training.activities.external.http;

import com.bakery.training.activities.external.http.BoundedFile.TooLargeException;
import com.bakery.training.activities.external.http.SourceException.Outcome;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Downloads one answer. The clock runs until its last byte: one that trickles is given up like one that never comes. */
final class Calls {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int OK = 200;

    /** A redirect would lead to an address that nobody configured. Not every server takes an offer to speak HTTP/2 for what it is. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final HttpLimits limits;

    Calls(HttpLimits limits) {
        this.limits = limits;
    }

    /**
     * Writes the body to {@code file}.
     *
     * @param waiting called all the time; what it throws ends the download
     * @throws SourceException for every answer but a complete one of status 200
     */
    void download(HttpRequest request, Path file, Runnable waiting) {
        CompletableFuture<HttpResponse<Path>> answer = CLIENT.sendAsync(
                request,
                head -> head.statusCode() == OK
                        ? new BoundedFile(file, limits.maxBytes())
                        : BodySubscribers.replacing(file));
        try {
            requireOk(await(answer, waiting).statusCode());
        } finally {
            answer.cancel(true);
        }
    }

    private HttpResponse<Path> await(CompletableFuture<HttpResponse<Path>> answer, Runnable waiting) {
        long end = System.nanoTime() + limits.timeout().toNanos();
        while (true) {
            waiting.run();
            try {
                return answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (System.nanoTime() >= end) {
                    throw late();
                }
            } catch (ExecutionException e) {
                throw failure(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for another service", e);
            }
        }
    }

    private SourceException late() {
        return new SourceException(
                Outcome.TIMEOUT,
                "its answer was not complete within " + limits.timeout().toSeconds() + " s");
    }

    private SourceException failure(ExecutionException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLargeException) {
                return new SourceException(Outcome.TOO_LARGE, "its answer has " + cause.getMessage());
            }
            if (cause instanceof HttpTimeoutException) {
                return late();
            }
        }
        Throwable cause = failure.getCause();
        String kind = (cause == null ? failure : cause).getClass().getSimpleName();
        return new SourceException(Outcome.UNREACHABLE, "it cannot be reached (" + kind + ")");
    }

    private static void requireOk(int status) {
        if (status == OK) {
            return;
        }
        String message = "it answers with status " + status;
        if (status == 404) {
            throw new SourceException(Outcome.NOT_FOUND, message);
        }
        if (status >= 500 || status == 429 || status == 408) {
            throw new SourceException(Outcome.BUSY, message);
        }
        throw new SourceException(
                Outcome.REFUSED, status / 100 == 3 ? message + "; redirects are not followed" : message);
    }
}
