package com.bakery.training.api.progress;

import com.bakery.training.api.problem.Ids;
import com.bakery.training.api.problem.ProblemWriter;
import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.Callers;
import com.bakery.training.api.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Decides who may watch which job, before the connection is upgraded: 403, 404 and 429 are plain HTTP answers. */
final class ProgressHandshake implements HandshakeInterceptor {
    private static final Logger log = LoggerFactory.getLogger(ProgressHandshake.class);
    private static final String NO_HANDSHAKE =
            "A WebSocket is opened by a GET of version 13 with a Sec-WebSocket-Key, from a program or a page of an allowed origin";
    private static final String CALLER = "caller";
    private static final String JOB = "job_id";
    private static final String PLACE = "place";

    /** A place comes free whenever somebody closes: nobody knows when, but asking at once is of no use. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final BiPredicate<UUID, UUID> jobExists;
    private final SocketPlaces places;
    private final ProblemWriter problems;

    /** @param jobExists whether a tenant (first) has a job (second) */
    ProgressHandshake(BiPredicate<UUID, UUID> jobExists, SocketPlaces places, ProblemWriter problems) {
        this.jobExists = jobExists;
        this.places = places;
        this.problems = problems;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        Caller caller = Callers.current().orElseThrow();
        if (!caller.may(Role.VIEWER)) {
            return refuse(response, HttpStatus.FORBIDDEN, "This needs a role that the token does not carry");
        }
        Optional<UUID> job = Ids.parse(pathVariable(request)).filter(id -> jobExists.test(caller.tenantId(), id));
        if (job.isEmpty()) {
            return refuse(response, HttpStatus.NOT_FOUND, "No such job");
        }
        Optional<SocketPlaces.Place> place = places.take(caller.tenantId());
        if (place.isEmpty()) {
            problems.writeTooMany(
                    servlet(response), RETRY_AFTER, "The tenant has " + places.max() + " connections open");
            return false;
        }
        attributes.put(CALLER, caller);
        attributes.put(JOB, job.get());
        attributes.put(PLACE, place.get());
        servletRequest(request).setAttribute(PLACE, place.get());
        return true;
    }

    /** A request that was not upgraded has no socket that gives its place back; Spring refuses it without a word. */
    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {
        HttpStatusCode status = HttpStatusCode.valueOf(servlet(response).getStatus());
        if (!status.equals(HttpStatus.SWITCHING_PROTOCOLS)
                && servletRequest(request).getAttribute(PLACE) instanceof SocketPlaces.Place place) {
            places.release(place);
            explain(response, status);
        }
    }

    /** Through Spring's response, which holds the headers that go with the refusal. */
    private void explain(ServerHttpResponse response, HttpStatusCode status) {
        if (servlet(response).isCommitted() || !status.isError()) {
            return;
        }
        try {
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            response.getBody().write(problems.body(status, NO_HANDSHAKE));
        } catch (IOException e) {
            log.debug("The client did not take the answer {}", status, e);
        }
    }

    static Caller caller(Map<String, Object> attributes) {
        return (Caller) Objects.requireNonNull(attributes.get(CALLER));
    }

    static SocketPlaces.Place place(Map<String, Object> attributes) {
        return (SocketPlaces.Place) Objects.requireNonNull(attributes.get(PLACE));
    }

    static UUID jobId(Map<String, Object> attributes) {
        return (UUID) Objects.requireNonNull(attributes.get(JOB));
    }

    private boolean refuse(ServerHttpResponse response, HttpStatus status, String detail) throws IOException {
        problems.write(servlet(response), status, detail);
        return false;
    }

    private static @Nullable String pathVariable(ServerHttpRequest request) {
        Object variables = servletRequest(request).getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> map ? (String) map.get(JOB) : null;
    }

    private static HttpServletRequest servletRequest(ServerHttpRequest request) {
        return ((ServletServerHttpRequest) request).getServletRequest();
    }

    private static HttpServletResponse servlet(ServerHttpResponse response) {
        return ((ServletServerHttpResponse) response).getServletResponse();
    }
}
