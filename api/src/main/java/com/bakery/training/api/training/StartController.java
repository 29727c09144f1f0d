package com.bakery.training.api.training;

import com.bakery.training.api.problem.Problems;
import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.job.IntakeResult;
import com.bakery.training.registry.product.Product;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Starts training: of all products, of some, of one. */
@RestController
@Tag(name = "Jobs")
@RequestMapping("/api/v1/training")
class StartController {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final TrainingStarter starter;

    StartController(TrainingStarter starter) {
        this.starter = starter;
    }

    /** Queues a job for all products, or those named. */
    @PostMapping("/start")
    @ApiResponse(responseCode = "202", description = "Accepted", useReturnTypeSchema = true)
    @RequiresRole(Role.OPERATOR)
    @CountsAsStart
    ResponseEntity<StartTrainingResponse> start(
            Caller caller,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody(required = false) @Nullable StartTrainingRequest body) {
        return accepted(starter.start(caller, orDefault(body), key));
    }

    /** Queues a job for one product. */
    @PostMapping("/start/{product_id}")
    @ApiResponse(responseCode = "202", description = "Accepted", useReturnTypeSchema = true)
    @RequiresRole(Role.OPERATOR)
    @CountsAsStart
    ResponseEntity<StartTrainingResponse> startOne(
            Caller caller,
            Product product,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody(required = false) @Nullable StartTrainingRequest body) {
        StartTrainingRequest request = orDefault(body);
        if (request.products() != null) {
            throw Problems.badField("products", "must be left out: the path names the product");
        }
        return accepted(starter.start(caller, request.forProduct(product.id()), key));
    }

    private static StartTrainingRequest orDefault(@Nullable StartTrainingRequest body) {
        return Objects.requireNonNullElse(body, StartTrainingRequest.ALL);
    }

    private static ResponseEntity<StartTrainingResponse> accepted(IntakeResult result) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/training/status/" + result.jobId()))
                .body(StartTrainingResponse.from(result));
    }
}
