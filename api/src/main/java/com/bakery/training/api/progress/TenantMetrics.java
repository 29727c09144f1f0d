package com.bakery.training.api.progress;

import com.bakery.training.api.security.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Shows a tenant's metrics from its first request on: an alert on a missing series would never fire otherwise. */
@Component
class TenantMetrics implements WebMvcConfigurer, HandlerInterceptor {
    private final TenantSockets tenants;

    TenantMetrics(TenantSockets tenants) {
        this.tenants = tenants;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Callers.current().ifPresent(caller -> tenants.seen(caller.tenantId()));
        return true;
    }
}
