package com.bakery.training.api.security;

import com.bakery.training.api.ApiProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds every body: uploads by their own limit, all others by a small one, counted while they are read. */
@Component
class BodyLimitFilter extends OncePerRequestFilter {
    /** The routes that take files. */
    static final String UPLOADS = "/api/v1/training/data/";

    private final long maxBody;
    private final long maxUpload;

    BodyLimitFilter(ApiProperties properties) {
        this.maxBody = properties.maxBody().toBytes();
        this.maxUpload = properties.upload().maxSize().toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = request.getRequestURI().startsWith(UPLOADS) ? maxUpload : maxBody;
        chain.doFilter(new BoundedRequest(request, limit), response);
    }
}
