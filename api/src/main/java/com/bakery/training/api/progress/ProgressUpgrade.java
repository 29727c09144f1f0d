package com.bakery.training.api.progress;

import com.bakery.training.api.problem.ProblemWriter;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** The upgrade itself; a plain request to the WebSocket's address is told what it lacks. */
final class ProgressUpgrade extends DefaultHandshakeHandler {
    private final ProblemWriter problems;

    ProgressUpgrade(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void handleInvalidUpgradeHeader(ServerHttpRequest request, ServerHttpResponse response)
            throws IOException {
        refuse(response);
    }

    @Override
    protected void handleInvalidConnectHeader(ServerHttpRequest request, ServerHttpResponse response)
            throws IOException {
        refuse(response);
    }

    private void refuse(ServerHttpResponse response) throws IOException {
        problems.write(
                ((ServletServerHttpResponse) response).getServletResponse(),
                HttpStatus.BAD_REQUEST,
                "This address speaks WebSocket: the request must ask for an upgrade");
    }
}
