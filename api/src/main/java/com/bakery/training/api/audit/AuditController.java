package com.bakery.training.api.audit;

import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.audit.AuditFilter;
import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what. */
@RestController
@Tag(name = "Audit")
@RequestMapping("/api/v1/training/audit")
class AuditController {
    private static final String TEXT = "[^\\x00-\\x1F\\x7F]{1,255}";
    private static final String TEXT_RULE = "must have 1..255 characters without control characters";

    private final AuditLog audit;

    AuditController(AuditLog audit) {
        this.audit = audit;
    }

    /** The tenant's audit log, newest first: uploads, stops, retries, deployments, deletions, settings, and who read which model. */
    @GetMapping
    @RequiresRole(Role.ADMIN)
    Page<AuditView> audit(
            Caller caller,
            @RequestParam(required = false) @Pattern(regexp = TEXT, message = TEXT_RULE) @Nullable String actor,
            @RequestParam(required = false) @Pattern(regexp = TEXT, message = TEXT_RULE) @Nullable String action,
            @RequestParam(required = false) @Pattern(regexp = TEXT, message = TEXT_RULE) @Nullable String subject,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        AuditFilter filter = new AuditFilter(actor, action, subject, from, to);
        return audit.list(caller.tenantId(), filter, new PageRequest(limit, cursor))
                .map(AuditView::from);
    }
}
