package com.bakery.training.api.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents where no controller advice reaches: filters and handshakes. */
@Component
public final class ProblemWriter {
    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers with {@code status} and {@code detail}; does nothing once the response is on its way. */
    public void write(HttpServletResponse response, HttpStatusCode status, String detail) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = body(status, detail);
        response.setContentLength(body.length);
        OutputStream out = response.getOutputStream();
        out.write(body);
        out.flush();
    }

    /** Answers 429: the client may ask again after {@code wait}. */
    public void writeTooMany(HttpServletResponse response, Duration wait, String detail) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
        write(response, HttpStatus.TOO_MANY_REQUESTS, detail + "; try again in " + wait.toSeconds() + " s");
    }

    /** The document as bytes. */
    public byte[] body(HttpStatusCode status, String detail) {
        return json.writeValueAsBytes(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
