package com.bakery.training.apislice;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The real container with security and problem handling and a few routes of its own; no database, broker or Temporal. Lives
 * outside the application's package, whose scan would find it and its exclusions.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration",
            "org.springframework.boot.amqp.autoconfigure.health.RabbitHealthContributorAutoConfiguration",
            "io.temporal.spring.boot.autoconfigure.ServiceStubsAutoConfiguration",
            "io.temporal.spring.boot.autoconfigure.RootNamespaceAutoConfiguration",
            "io.temporal.spring.boot.autoconfigure.NonRootNamespaceAutoConfiguration",
            "io.temporal.spring.boot.autoconfigure.MetricsScopeAutoConfiguration",
            "io.temporal.spring.boot.autoconfigure.TestServerAutoConfiguration",
            "io.temporal.spring.boot.autoconfigure.OpenTracingAutoConfiguration"
        })
@EnableConfigurationProperties(ApiProperties.class)
@ComponentScan(basePackages = {"com.bakery.training.api.security", "com.bakery.training.api.problem"})
public class HttpSlice {
    /** The parts of readiness are not here. */
    public static final String NO_PARTS = "management.endpoint.health.validate-group-membership=false";

    @RestController
    static class ProbeController {

        record Probe(String jobName, @Max(9) int priority) {}

        @GetMapping("/probe/viewer")
        @RequiresRole(Role.VIEWER)
        Map<String, String> viewer(Caller caller) {
            return Map.of("tenant", caller.tenantId().toString());
        }

        @GetMapping("/probe/admin")
        @RequiresRole(Role.ADMIN)
        String admin() {
            return "done";
        }

        @GetMapping("/probe/forgotten")
        String withoutRole() {
            return "leaked";
        }

        @PostMapping(path = "/probe/body", consumes = "application/json")
        @RequiresRole(Role.OPERATOR)
        Probe body(@Valid @RequestBody Probe probe) {
            return probe;
        }

        @GetMapping("/probe/limit")
        @RequiresRole(Role.VIEWER)
        int limit(@RequestParam(defaultValue = "50") @Max(500) int limit) {
            return limit;
        }

        @GetMapping("/probe/failing")
        @RequiresRole(Role.VIEWER)
        String failing() {
            throw new IllegalStateException("a secret of the inside");
        }
    }
}
