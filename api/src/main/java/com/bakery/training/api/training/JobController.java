package com.bakery.training.api.training;

import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobFilter;
import com.bakery.training.registry.job.JobStatus;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One job, and the jobs there were. */
@RestController
@Tag(name = "Jobs")
@RequestMapping("/api/v1/training")
class JobController {
    private final TenantJobs jobs;

    JobController(TenantJobs jobs) {
        this.jobs = jobs;
    }

    /** How a job stands. */
    @GetMapping("/status/{job_id}")
    @Operation(
            summary =
                    "How a job stands; a waiting one with its place over all tenants and, once jobs have shown how long"
                            + " they take, when it is likely to start and end")
    @RequiresRole(Role.VIEWER)
    JobView status(Job job) {
        return jobs.view(job);
    }

    /** The jobs of the tenant, newest first, created in [from, to). */
    @GetMapping("/history")
    @Operation(summary = "The jobs of the tenant, newest first, created in [from, to)")
    @RequiresRole(Role.VIEWER)
    Page<JobView> history(
            Caller caller,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"pending", "running", "completed", "failed", "cancelled"
                                            }))
                    @RequestParam(required = false)
                    @Nullable
                    JobStatus status,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return jobs.history(caller, new JobFilter(status, from, to), new PageRequest(limit, cursor));
    }

    /** Stops a job: a waiting one at once, a running one within seconds, an ended one stays as it is. */
    @PostMapping("/stop/{job_id}")
    @ApiResponse(responseCode = "200", description = "Ended", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "Accepted", useReturnTypeSchema = true)
    @RequiresRole(Role.OPERATOR)
    ResponseEntity<JobView> stop(Caller caller, Job job) {
        Job stopped = jobs.stop(caller, job);
        HttpStatus status = stopped.status().isEnded() ? HttpStatus.OK : HttpStatus.ACCEPTED;
        return ResponseEntity.status(status).body(jobs.view(stopped));
    }

    /**
     * Puts an ended job back into the queue for the products that failed or were not reached; what is registered or was unchanged is not trained
     * again. 409 while it waits or runs, and when nothing is left to train.
     */
    @PostMapping("/jobs/{job_id}/retry")
    @Operation(
            summary = "Puts an ended job back into the queue for the products that failed or were not reached;"
                    + " 409 while it waits or runs, and when nothing is left to train")
    @ApiResponse(responseCode = "202", description = "Accepted", useReturnTypeSchema = true)
    @RequiresRole(Role.OPERATOR)
    @CountsAsStart
    ResponseEntity<JobView> retry(Caller caller, Job job) {
        Job pending = jobs.retry(caller, job);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/training/status/" + pending.id()))
                .body(jobs.view(pending));
    }

    /** Hides an ended job with its products and logs and frees its Idempotency-Key; its models and the audit trail stay. 409 while it waits or runs. */
    @DeleteMapping("/jobs/{job_id}")
    @Operation(
            summary = "Hides an ended job with its products and logs and frees its Idempotency-Key;"
                    + " models and the audit trail stay. 409 while it waits or runs")
    @RequiresRole(Role.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteJob(Caller caller, Job job) {
        jobs.delete(caller, job);
    }
}
