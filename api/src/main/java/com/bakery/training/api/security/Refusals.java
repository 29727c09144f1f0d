package com.bakery.training.api.security;

import com.bakery.training.api.limit.AddressLimit;
import com.bakery.training.api.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

/** What callers hear who are not let in. */
final class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final String CHALLENGE = "Bearer";
    private static final String RETRY_SECONDS = "5";

    private final ProblemWriter problems;
    private final AddressLimit addresses;

    Refusals(ProblemWriter problems, AddressLimit addresses) {
        this.problems = problems;
        this.addresses = addresses;
    }

    /** One body for no token and for every kind of bad one, for it tells a forger nothing; 429 for who asks too often. */
    void unauthorized(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        Optional<Duration> wait = addresses.take(request.getRemoteAddr());
        if (wait.isPresent()) {
            problems.writeTooMany(response, wait.get(), "Too many requests without a valid token");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            problems.write(response, HttpStatus.UNAUTHORIZED, "A valid bearer token is needed");
        }
    }

    /** 401 where the token is bad, 503 where nobody can tell because the provider's keys can not be had. */
    void notAuthenticated(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            log.warn("The keys of the identity provider can not be had: {}", failure.getMessage());
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, "Tokens can not be verified at the moment");
        } else {
            unauthorized(request, response, failure);
        }
    }

    /** 403 for a page whose origin, or a method or header of whose request, is not allowed. */
    void foreignPage(HttpServletResponse response) throws IOException {
        problems.write(response, HttpStatus.FORBIDDEN, "Pages of this origin may not do this");
    }

    void forbidden(HttpServletResponse response) throws IOException {
        problems.write(response, HttpStatus.FORBIDDEN, "Not allowed");
    }
}
