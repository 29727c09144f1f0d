package com.bakery.training.api;

import com.bakery.training.api.security.Refuses;
import com.bakery.training.api.security.RequiresRole;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** Adds to each route what its Java signature does not show: ids of the path, the role, the refusals. */
final class RouteDescription implements OperationCustomizer {
    private static final Pattern PATH_ID = Pattern.compile("\\{(\\w+)}");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        List<String> ids = pathIds(method);
        ids.forEach(
                id -> operation.addParametersItem(new PathParameter().name(id).schema(new UUIDSchema())));
        RequiresRole role = method.getMethodAnnotation(RequiresRole.class);
        if (role != null) {
            String rule = "Role: " + role.value().name().toLowerCase(Locale.ROOT);
            String more = operation.getDescription();
            operation.setDescription(more == null ? rule : more + "\n\n" + rule);
        }
        refusals(operation, method, ids)
                .forEach(status ->
                        operation.getResponses().addApiResponse(Integer.toString(status.value()), problem(status)));
        return operation;
    }

    private static List<String> pathIds(HandlerMethod method) {
        List<String> ids = new ArrayList<>();
        for (AnnotatedElement mapped : List.of(method.getBeanType(), method.getMethod())) {
            RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(mapped, RequestMapping.class);
            for (String path : mapping == null ? new String[0] : mapping.path()) {
                PATH_ID.matcher(path).results().forEach(id -> ids.add(id.group(1)));
            }
        }
        return ids;
    }

    private static List<HttpStatus> refusals(Operation operation, HandlerMethod method, List<String> ids) {
        List<HttpStatus> refusals = new ArrayList<>(List.of(
                HttpStatus.BAD_REQUEST,
                HttpStatus.UNAUTHORIZED,
                HttpStatus.FORBIDDEN,
                HttpStatus.NOT_ACCEPTABLE,
                HttpStatus.TOO_MANY_REQUESTS,
                HttpStatus.INTERNAL_SERVER_ERROR,
                HttpStatus.SERVICE_UNAVAILABLE));
        if (!ids.isEmpty()) {
            refusals.add(HttpStatus.NOT_FOUND);
        }
        if (operation.getRequestBody() != null || hasBody(method)) {
            refusals.addAll(List.of(
                    HttpStatus.CONTENT_TOO_LARGE, HttpStatus.UNSUPPORTED_MEDIA_TYPE, HttpStatus.UNPROCESSABLE_CONTENT));
        }
        if (changes(method) && (!ids.isEmpty() || method.hasMethodAnnotation(DeleteMapping.class))) {
            refusals.add(HttpStatus.CONFLICT);
        }
        Refuses more = method.getMethodAnnotation(Refuses.class);
        if (more != null) {
            refusals.addAll(List.of(more.value()));
        }
        return refusals;
    }

    private static boolean hasBody(HandlerMethod method) {
        for (var parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                return true;
            }
        }
        return false;
    }

    private static boolean changes(HandlerMethod method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
        return mapping != null && !List.of(mapping.method()).contains(RequestMethod.GET);
    }

    private static ApiResponse problem(HttpStatus status) {
        Schema<?> schema = new Schema<>().$ref(ApiDescription.PROBLEM);
        MediaType json = new MediaType().schema(schema);
        ApiResponse answer = new ApiResponse()
                .description(status.getReasonPhrase())
                .content(new Content().addMediaType("application/problem+json", json));
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            answer.addHeaderObject(HttpHeaders.RETRY_AFTER, retryAfter());
        }
        return answer;
    }

    private static Header retryAfter() {
        return new Header()
                .description("Seconds until another request is let through")
                .schema(new IntegerSchema());
    }
}
