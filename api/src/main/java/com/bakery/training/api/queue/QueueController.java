package com.bakery.training.api.queue;

import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.job.JobQueue;
import com.bakery.training.registry.job.QueuePlace;
import com.bakery.training.registry.job.QueuedJob;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.UUID;
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
    private final QueuePlaces places;

    QueueController(JobQueue queue, QueuePlaces places) {
        this.queue = queue;
        this.places = places;
    }

    /** The tenant's waiting jobs with their places over all tenants and when they are likely to start and end, the next one first. */
    @GetMapping("/queue")
    @Operation(
            summary =
                    "The tenant's waiting jobs with their places over all tenants and when they are likely to start and end,"
                            + " the next one first")
    @RequiresRole(Role.VIEWER)
    Page<QueuedJobView> queue(
            Caller caller,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<QueuedJob> waiting = queue.pending(caller.tenantId(), new PageRequest(limit, cursor));
        Map<UUID, QueuePlace> expected = places.now();
        return waiting.map(
                queued -> QueuedJobView.of(queued, expected.get(queued.job().id())));
    }
}
