package com.bakery.training.activities.external.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes a body into a file and hangs up when it grows beyond its limit: an endless answer costs neither memory nor disk. */
final class BoundedFile implements BodySubscriber<Path> {
    private final BodySubscriber<Path> file;
    private final long maxBytes;
    private long bytes;
    private Flow.@Nullable Subscription subscription;

    /** The body went beyond its limit. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        TooLargeException(long maxBytes) {
            super("more than " + maxBytes + " bytes");
        }
    }

    BoundedFile(Path path, long maxBytes) {
        this.file = BodySubscribers.ofFile(path);
        this.maxBytes = maxBytes;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        file.onSubscribe(started);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        bytes += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes <= maxBytes) {
            file.onNext(buffers);
        } else if (subscription != null) {
            subscription.cancel();
            file.onError(new TooLargeException(maxBytes));
        }
    }

    @Override
    public void onError(Throwable failure) {
        file.onError(failure);
    }

    @Override
    public void onComplete() {
        file.onComplete();
    }

    @Override
    public CompletionStage<Path> getBody() {
        return file.getBody();
    }
}
