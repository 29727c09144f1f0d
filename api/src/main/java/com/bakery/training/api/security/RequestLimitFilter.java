package com.bakery.training.api.security;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.api.limit.AddressLimit;
import com.bakery.training.api.limit.LocalLimit;
import com.bakery.training.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the requests of each tenant, and of each address that reads the public description. Runs behind the security
 * filters, so the caller is known. Health is not counted: who floods it must not make a load balancer take the instance out.
 */
@Component
class RequestLimitFilter extends OncePerRequestFilter {
    private final LocalLimit<UUID> tenants;
    private final AddressLimit addresses;
    private final ProblemWriter problems;

    RequestLimitFilter(ApiProperties properties, AddressLimit addresses, ProblemWriter problems) {
        this.tenants = new LocalLimit<>(properties.rateLimit().requestsPerMinute());
        this.addresses = addresses;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = wait(request);
        if (wait.isPresent()) {
            problems.writeTooMany(response, wait.get(), "Too many requests");
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Duration> wait(HttpServletRequest request) {
        Optional<Caller> caller = Callers.current();
        if (caller.isPresent()) {
            return tenants.take(caller.get().tenantId());
        }
        return request.getRequestURI().startsWith("/actuator/")
                ? Optional.empty()
                : addresses.take(request.getRemoteAddr());
    }
}
