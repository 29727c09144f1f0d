package com.bakery.training.api.progress;

import com.bakery.training.api.problem.Ids;
import com.bakery.training.api.problem.ProblemWriter;
import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.Callers;
import com.bakery.training.api.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Decides who may watch which job, before the connection is upgraded: 403, 404 and 429 are plain HTTP answers. */
final class ProgressHandshake implements HandshakeInterceptor {
    private static final String CALLER = "caller";
    private static final String JOB = "job_id";

    private final BiPredicate<UUID, UUID> jobExists;
    private final TenantSockets tenants;
    private final int maxConnections;
    private final ProblemWriter problems;

    /** @param jobExists whether a tenant (first) has a job (second) */
    ProgressHandshake(
            BiPredicate<UUID, UUID> jobExists, TenantSockets tenants, int maxConnections, ProblemWriter problems) {
        this.jobExists = jobExists;
        this.tenants = tenants;
        this.maxConnections = maxConnections;
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
        if (tenants.count(caller.tenantId()) >= maxConnections) {
            return refuse(
                    response, HttpStatus.TOO_MANY_REQUESTS, "The tenant has " + maxConnections + " connections open");
        }
        attributes.put(CALLER, caller);
        attributes.put(JOB, job.get());
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {
        // nothing is held between the two
    }

    static Caller caller(Map<String, Object> attributes) {
        return (Caller) Objects.requireNonNull(attributes.get(CALLER));
    }

    static UUID jobId(Map<String, Object> attributes) {
        return (UUID) Objects.requireNonNull(attributes.get(JOB));
    }

    private boolean refuse(ServerHttpResponse response, HttpStatus status, String detail) throws IOException {
        problems.write(((ServletServerHttpResponse) response).getServletResponse(), status, detail);
        return false;
    }

    private static @Nullable String pathVariable(ServerHttpRequest request) {
        HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
        Object variables = servlet.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> map ? (String) map.get(JOB) : null;
    }
}
