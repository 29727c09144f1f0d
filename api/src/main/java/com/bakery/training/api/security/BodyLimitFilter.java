package com.bakery.training.api.security;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds every body: uploads by their own limit, all others by a small one, counted while they are read. A compressed one is
 * refused, for its size says nothing about what it unpacks to.
 */
@Component
class BodyLimitFilter extends OncePerRequestFilter {
    /** The routes that take files. */
    static final String UPLOADS = "/api/v1/training/data/";

    private final long maxBody;
    private final long maxUpload;
    private final ProblemWriter problems;

    BodyLimitFilter(ApiProperties properties, ProblemWriter problems) {
        this.problems = problems;
        this.maxBody = properties.maxBody().toBytes();
        this.maxUpload = properties.upload().maxSize().toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
            problems.write(
                    response,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Bodies are taken as they are, without Content-Encoding");
            return;
        }
        long limit = request.getRequestURI().startsWith(UPLOADS) ? maxUpload : maxBody;
        chain.doFilter(new BoundedRequest(request, limit), response);
    }
}
