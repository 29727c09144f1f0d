package com.bakery.training.standalone.process;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a job's live progress. */
final class ProgressSocket implements WebSocket.Listener {
    private final List<JsonNode> messages = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();

    private ProgressSocket() {}

    /** Every message from now until the service closes the socket. */
    static List<JsonNode> messagesUntilTheEnd(String apiUrl, String token, UUID job, Duration patience)
            throws Exception {
        ProgressSocket listener = new ProgressSocket();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create(apiUrl.replace("http", "ws") + "/api/v1/training/ws/" + job), listener)
                .get(10, TimeUnit.SECONDS);
        listener.closed.get(patience.toSeconds(), TimeUnit.SECONDS);
        return List.copyOf(listener.messages);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(JsonMapper.shared().readTree(part.toString()));
            part.setLength(0);
        }
        socket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        closed.complete(status);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.completeExceptionally(error);
    }
}
