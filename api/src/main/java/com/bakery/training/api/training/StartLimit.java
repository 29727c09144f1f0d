package com.bakery.training.api.training;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.api.limit.SharedLimit;
import com.bakery.training.api.problem.ProblemWriter;
import com.bakery.training.api.security.Callers;
import com.bakery.training.registry.limit.BucketStates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Bounds the starts of a tenant, whichever instance takes them. Asked behind the role: who may not start uses up nothing. */
@Component
class StartLimit implements WebMvcConfigurer, HandlerInterceptor {
    private final SharedLimit starts;
    private final ProblemWriter problems;

    StartLimit(BucketStates states, ApiProperties properties, ProblemWriter problems) {
        this.starts = new SharedLimit(states, "starts", properties.rateLimit().startsPerMinute());
        this.problems = problems;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method) || !method.hasMethodAnnotation(CountsAsStart.class)) {
            return true;
        }
        Optional<Duration> wait = starts.take(Callers.current().orElseThrow().tenantId());
        if (wait.isPresent()) {
            problems.writeTooMany(response, wait.get(), "Too many starts");
        }
        return wait.isEmpty();
    }
}
