package com.bakery.training.api.progress;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one client may say: {@code {"type":"ping"}} or the bare word {@code ping}, a sign of life for clients that can not send
 * the protocol's own. Anything else ends the connection, for it is a mistake or an attempt.
 */
final class ClientMessages {
    /** Characters of the longest message; the container closes with 1009 before it reads more. */
    static final int MAX_LENGTH = 256;

    private static final CloseStatus UNKNOWN =
            CloseStatus.POLICY_VIOLATION.withReason("only {\"type\":\"ping\"} is understood");
    private static final CloseStatus TOO_MANY = CloseStatus.POLICY_VIOLATION.withReason("too many messages");
    private static final int PER_MINUTE = 100;
    private static final String PING = "ping";

    private final JsonMapper json;
    private final Bucket bucket = Bucket.builder()
            .addLimit(limit -> limit.capacity(PER_MINUTE).refillGreedy(PER_MINUTE, Duration.ofMinutes(1)))
            .build();

    ClientMessages(JsonMapper json) {
        this.json = json;
    }

    /** Why the connection must end; empty where the message is a ping. */
    Optional<CloseStatus> refusal(String text) {
        if (!bucket.tryConsume(1)) {
            return Optional.of(TOO_MANY);
        }
        return isPing(text) ? Optional.empty() : Optional.of(UNKNOWN);
    }

    private boolean isPing(String text) {
        return text.equals(PING) || PING.equals(typeOf(text));
    }

    /** The type of a message that has nothing else. */
    private String typeOf(String text) {
        try {
            JsonNode message = json.readTree(text);
            return message.isObject() && message.size() == 1
                    ? message.path("type").asString("")
                    : "";
        } catch (JacksonException e) {
            return ""; // not JSON: an unknown message like any other
        }
    }
}
