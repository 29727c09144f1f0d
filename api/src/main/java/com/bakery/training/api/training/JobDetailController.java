package com.bakery.training.api.training;

import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.ProductTrainings;
import com.bakery.training.registry.log.TrainingLog;
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

/** What happened inside a job: product by product, line by line. */
@RestController
@Tag(name = "Jobs")
@RequestMapping("/api/v1/training/jobs/{job_id}")
class JobDetailController {
    private final ProductTrainings products;
    private final TrainingLog log;

    JobDetailController(ProductTrainings products, TrainingLog log) {
        this.products = products;
        this.log = log;
    }

    /** The products of the job, the most important first. */
    @GetMapping("/products")
    @RequiresRole(Role.VIEWER)
    Page<ProductTrainingView> jobProducts(
            Caller caller,
            Job job,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return products.list(caller.tenantId(), job.id(), new PageRequest(limit, cursor))
                .map(ProductTrainingView::from);
    }

    /** The log of the job in the order it was written. */
    @GetMapping("/logs")
    @RequiresRole(Role.VIEWER)
    Page<LogView> jobLogs(
            Caller caller,
            Job job,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return log.list(caller.tenantId(), job.id(), new PageRequest(limit, cursor))
                .map(LogView::from);
    }
}
