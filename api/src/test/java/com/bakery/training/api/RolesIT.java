package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.api.Routes.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may do what, on every mapped route: the contract's sentence as a table. */
class RolesIT {
    private static final ApiProcess API = ApiProcess.shared();
    private static final List<String> ROLES = List.of("baker", "viewer", "operator", "admin");

    /** The first line that matches decides. */
    private static final Map<String, String> NEEDED = new LinkedHashMap<>();

    static {
        NEEDED.put("GET .*/audit", "admin");
        NEEDED.put("GET .*", "viewer");
        NEEDED.put("POST .*/data/.*", "operator");
        NEEDED.put("POST .*/(start|start/\\{product_id}|stop/\\{job_id}|jobs/\\{job_id}/retry)", "operator");
        NEEDED.put("(PUT|POST|DELETE) .*/schedule(/.*)?", "operator");
        NEEDED.put("POST .*/(deploy|rollback)", "admin");
        NEEDED.put("(PUT|POST|DELETE) .*/aliases(/.*)?", "admin");
        NEEDED.put("PUT .*/settings", "admin");
        NEEDED.put("DELETE .*", "admin");
    }

    @Test
    void everyRouteAsksForItsRole() {
        List<Route> routes = Routes.of(API);
        int refused = 0;
        int letIn = 0;
        for (Route route : routes) {
            String needed = needed(route);
            assertThat(call(API.anonymous(), route))
                    .as("%s without a token", route)
                    .isEqualTo(401);
            for (String role : ROLES) {
                // a tenant of its own: what an admin's call does, it does to nobody
                int status = call(API.as(UUID.randomUUID(), role), route);
                if (ROLES.indexOf(role) < ROLES.indexOf(needed)) {
                    assertThat(status).as("%s as %s", route, role).isEqualTo(403);
                    refused++;
                } else {
                    assertThat(status)
                            .as("%s as %s", route, role)
                            .isNotIn(401, 403, 405)
                            .isLessThan(500);
                    letIn++;
                }
            }
        }
        System.out.printf("Roles: %d routes, %d calls refused, %d let in%n", routes.size(), refused, letIn);
        assertThat(routes).hasSizeGreaterThanOrEqualTo(20);
    }

    private static String needed(Route route) {
        return NEEDED.entrySet().stream()
                .filter(line -> route.toString().matches(line.getKey()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The table has no line for " + route))
                .getValue();
    }

    private static int call(Http caller, Route route) {
        String id = UUID.randomUUID().toString();
        String path = route.path().replaceAll("\\{\\w+}", id);
        return caller.send(route.method(), path, route.method().equals("GET") ? null : "application/json", "{}")
                .status();
    }
}
