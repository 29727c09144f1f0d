package com.bakery.training.api.security;

import com.bakery.training.api.problem.Ids;
import com.bakery.training.api.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Hands a route the row its path names, of the caller's tenant. Put before the other arguments, it answers 404 before a
 * parameter or a body is looked at. What is no id, is not there, or is another tenant's, all look the same.
 *
 * @param <T> the row
 */
public final class TenantRows<T> implements HandlerMethodArgumentResolver {
    private final Class<T> type;
    private final String variable;
    private final String what;
    private final BiFunction<UUID, UUID, Optional<T>> find;

    /**
     * @param variable of the path
     * @param what the word of the refusal
     * @param find by tenant and id
     */
    public TenantRows(Class<T> type, String variable, String what, BiFunction<UUID, UUID, Optional<T>> find) {
        this.type = type;
        this.variable = variable;
        this.what = what;
        this.find = find;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        UUID tenant = Callers.current().orElseThrow().tenantId();
        return Ids.parse(pathVariable(request))
                .flatMap(id -> find.apply(tenant, id))
                .orElseThrow(() -> Problems.notFound(what));
    }

    private @Nullable String pathVariable(NativeWebRequest request) {
        HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
        Object variables =
                servlet == null ? null : servlet.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> map ? (String) map.get(variable) : null;
    }
}
