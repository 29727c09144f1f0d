package com.bakery.training.api.tenant;

import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.erasure.Erasure;
import com.bakery.training.registry.erasure.TenantErasure;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own tenant; no other can be named. */
@RestController
@Tag(name = "Tenant")
@RequestMapping("/api/v1/training/tenant")
class TenantController {
    /** Shorter than callers and proxies wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(TenantController.class);

    private final TenantErasure erasure;

    TenantController(TenantErasure erasure) {
        this.erasure = erasure;
    }

    /**
     * Erases everything this service keeps of the tenant: rows of all tables, audit log included, and files. Refused while a job runs; waiting jobs are cancelled. An
     * erasure that takes longer than twenty seconds is answered with 202 and goes on by itself; ask again to see how far it is. After the end the same request finds
     * nothing and says so.
     */
    @DeleteMapping
    @RequiresRole(Role.ADMIN)
    @ApiResponse(
            responseCode = "200",
            description = "Nothing is left; the answer is the certificate",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "Under way", useReturnTypeSchema = true)
    ResponseEntity<ErasureView> eraseTenant(Caller caller) {
        Erasure state = erasure.erase(caller.tenantId(), PATIENCE);
        log.info("Erasure {} is {}", state.id(), state.completed() ? "completed" : "under way");
        return ResponseEntity.status(state.completed() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(ErasureView.from(state));
    }
}
