package com.bakery.training.api.operation;

import com.bakery.training.api.problem.Ids;
import com.bakery.training.api.security.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Says in every log line of a request whom it is about: the tenant, and the job, product or model of the path. */
@Component
class RequestLogContext implements WebMvcConfigurer, HandlerInterceptor {
    private static final Logger log = LoggerFactory.getLogger(RequestLogContext.class);
    private static final String TENANT = "tenant_id";
    private static final List<String> OF_THE_PATH = List.of("job_id", "product_id", "model_id");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Callers.current().ifPresent(caller -> MDC.put(TENANT, caller.tenantId().toString()));
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path) {
            // only what is an id: a path may hold anything
            OF_THE_PATH.forEach(
                    name -> Ids.parse((String) path.get(name)).ifPresent(id -> MDC.put(name, id.toString())));
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        log.debug("{} {} was answered {}", request.getMethod(), route, response.getStatus());
        MDC.remove(TENANT);
        OF_THE_PATH.forEach(MDC::remove);
    }
}
