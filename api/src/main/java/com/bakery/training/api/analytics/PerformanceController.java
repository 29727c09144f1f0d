package com.bakery.training.api.analytics;

import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.analytics.AnalyticsFilter;
import com.bakery.training.registry.analytics.PerformanceAnalytics;
import com.bakery.training.registry.analytics.ProductPerformance;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** How well the products are forecast. Days are UTC, from {@code from} to the day before {@code to}; CSV holds the whole list. */
@RestController
@Tag(name = "Analytics")
@RequestMapping(
        path = "/api/v1/training/analytics",
        produces = {MediaType.APPLICATION_JSON_VALUE, Format.CSV_TYPE})
class PerformanceController {
    private final PerformanceAnalytics performance;

    PerformanceController(PerformanceAnalytics performance) {
        this.performance = performance;
    }

    /** How well each product is forecast, the best first, and what changed with its newest version. */
    @GetMapping("/performance")
    @RequiresRole(Role.VIEWER)
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = PerformanceView.class)),
                @Content(mediaType = Format.CSV_TYPE, schema = @Schema(type = "string"))
            })
    ResponseEntity<Object> performance(
            Caller caller,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(name = "product_id", required = false) @Nullable UUID productId,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Format format,
            WebRequest request) {
        AnalyticsFilter filter = AnalyticsRequest.filter(from, to, productId, category);
        UUID tenant = caller.tenantId();
        if (Format.wanted(format, request) == Format.CSV) {
            return CsvTables.performance(page -> performance.products(tenant, filter, page))
                    .answer("performance");
        }
        Page<ProductPerformance> page = performance.products(tenant, filter, new PageRequest(limit, cursor));
        return Format.json(new PerformanceView(performance.summary(tenant, filter), page.items(), page.nextCursor()));
    }
}
