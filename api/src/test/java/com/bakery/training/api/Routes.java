package com.bakery.training.api;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that the running process has mapped: a new one is in every test that goes through them. */
final class Routes {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private Routes() {}

    /** @param path with its variables in braces */
    record Route(String method, String path, Method handler) {
        boolean hasVariable() {
            return path.contains("{");
        }

        /** The path with each variable replaced; a variable nobody taught the test about is an error. */
        String pathWith(Map<String, String> values) {
            Matcher variables = VARIABLE.matcher(path);
            return variables.replaceAll(variable -> {
                String value = values.get(variable.group(1));
                if (value == null) {
                    throw new AssertionError("Teach this test a value for " + variable.group() + " of " + path);
                }
                return value;
            });
        }

        /** Names of the query parameters that are ids. */
        List<String> idParameters() {
            List<String> names = new ArrayList<>();
            for (var parameter : handler.getParameters()) {
                RequestParam param = parameter.getAnnotation(RequestParam.class);
                if (param != null && parameter.getType() == UUID.class) {
                    names.add(param.name().isEmpty() ? parameter.getName() : param.name());
                }
            }
            return names;
        }

        /** A list with pages. */
        boolean hasCursor() {
            for (var parameter : handler.getParameters()) {
                if (parameter.isAnnotationPresent(RequestParam.class)
                        && parameter.getName().equals("cursor")) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Route> of(ApiProcess api) {
        List<Route> routes = new ArrayList<>();
        api.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(new Route(method.name(), path, handler.getMethod())))));
        routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        return routes;
    }
}
