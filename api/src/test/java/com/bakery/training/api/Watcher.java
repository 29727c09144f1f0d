package com.bakery.training.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the progress WebSocket that keeps what it received and when. */
final class Watcher implements WebSocket.Listener {
    private static final JsonMapper JSON = new JsonMapper();

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final List<Instant> arrivals = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    /** Connects with the token in the header. */
    static Watcher connect(int port, String jobId, String token) {
        return connect(port, jobId, builder -> builder.header("Authorization", "Bearer " + token));
    }

    /** @throws CompletionException with a {@link WebSocketHandshakeException} when the server refuses */
    static Watcher connect(int port, String jobId, UnaryOperator<WebSocket.Builder> credentials) {
        Watcher watcher = new Watcher();
        URI address = URI.create("ws://127.0.0.1:" + port + "/api/v1/training/ws/" + jobId);
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        watcher.socket = credentials.apply(builder).buildAsync(address, watcher).join();
        return watcher;
    }

    /** The status with which the server refuses the handshake. */
    static int refusal(int port, String jobId, UnaryOperator<WebSocket.Builder> credentials) {
        try {
            connect(port, jobId, credentials).socket.abort();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            arrivals.add(Instant.now());
            messages.add(JSON.readTree(partial.toString()));
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    JsonNode next() throws InterruptedException {
        JsonNode message = messages.poll(10, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message within 10 s");
        }
        return message;
    }

    /** The next message that tells more than progress: a waiting job's estimate changes with every job beside it. */
    JsonNode news() throws InterruptedException {
        JsonNode message = next();
        while (message.get("type").asString().equals("training_progress")) {
            message = next();
        }
        return message;
    }

    int closeCode() {
        return closed.orTimeout(10, TimeUnit.SECONDS).join();
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    /** The shortest time between two messages. */
    Duration shortestPause() {
        Duration shortest = Duration.ofDays(1);
        for (int i = 1; i < arrivals.size(); i++) {
            Duration pause = Duration.between(arrivals.get(i - 1), arrivals.get(i));
            shortest = pause.compareTo(shortest) < 0 ? pause : shortest;
        }
        return shortest;
    }
}
