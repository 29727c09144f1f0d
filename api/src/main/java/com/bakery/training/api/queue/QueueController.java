package com.bakery.training.api.queue;

import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.job.JobQueue;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits. */
@RestController
@Tag(name = "Jobs")
@RequestMapping("/api/v1/training")
class QueueController {
    private final JobQueue queue;

    QueueController(JobQueue queue) {
        this.queue = queue;
    }

    /** The tenant's waiting jobs with their places over all tenants, the next one first. */
    @GetMapping("/queue")
    @RequiresRole(Role.VIEWER)
    Page<QueuedJobView> queue(
            Caller caller,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return queue.pending(caller.tenantId(), new PageRequest(limit, cursor)).map(QueuedJobView::from);
    }
}
