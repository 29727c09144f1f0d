package com.bakery.training.api.security;

import com.bakery.training.api.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks for the role a route names, before its arguments are read: 403 comes ahead of 404 and 400. A route that names none
 * is closed.
 */
final class RoleInterceptor implements HandlerInterceptor {
    private final ProblemWriter problems;

    RoleInterceptor(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method) || allowed(method)) {
            return true;
        }
        problems.write(response, HttpStatus.FORBIDDEN, "This needs a role that the token does not carry");
        return false;
    }

    private static boolean allowed(HandlerMethod method) {
        RequiresRole required = method.getMethodAnnotation(RequiresRole.class);
        return required != null
                && Callers.current()
                        .filter(caller -> caller.may(required.value()))
                        .isPresent();
    }
}
