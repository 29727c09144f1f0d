package com.bakery.training.api.analytics;

import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.analytics.AccuracyAnalytics;
import com.bakery.training.registry.analytics.AccuracyTotals;
import com.bakery.training.registry.analytics.AnalyticsFilter;
import com.bakery.training.registry.analytics.Period;
import com.bakery.training.registry.analytics.ProductAccuracy;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import io.swagger.v3.oas.annotations.Parameter;
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

/** How accurate the models are. Days are UTC, from {@code from} to the day before {@code to}; CSV holds the whole list. */
@RestController
@Tag(name = "Analytics")
@RequestMapping(
        path = "/api/v1/training/analytics",
        produces = {MediaType.APPLICATION_JSON_VALUE, Format.CSV_TYPE})
class AccuracyController {
    private final AccuracyAnalytics accuracy;

    AccuracyController(AccuracyAnalytics accuracy) {
        this.accuracy = accuracy;
    }

    /** How accurate the models are: distribution, trend, and each product, the least accurate first, with reasons where it is poor. */
    @GetMapping("/accuracy")
    @RequiresRole(Role.VIEWER)
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = AccuracyView.class)),
                @Content(mediaType = Format.CSV_TYPE, schema = @Schema(type = "string"))
            })
    ResponseEntity<Object> accuracyAnalytics(
            Caller caller,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(name = "product_id", required = false) @Nullable UUID productId,
            @RequestParam(required = false) @Nullable String category,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "week",
                                            allowableValues = {"day", "week", "month"}))
                    @RequestParam(defaultValue = "week")
                    Period period,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Format format,
            WebRequest request) {
        AnalyticsFilter filter = AnalyticsRequest.filter(from, to, productId, category);
        UUID tenant = caller.tenantId();
        if (Format.wanted(format, request) == Format.CSV) {
            return CsvTables.accuracy(page -> accuracy.products(tenant, filter, page))
                    .answer("accuracy");
        }
        return Format.json(accuracyView(tenant, filter, period, new PageRequest(limit, cursor)));
    }

    private AccuracyView accuracyView(UUID tenant, AnalyticsFilter filter, Period period, PageRequest request) {
        Page<ProductAccuracy> page = accuracy.products(tenant, filter, request);
        AccuracyTotals totals = accuracy.totals(tenant, filter);
        return new AccuracyView(
                totals.products(),
                totals.poor(),
                AccuracyAnalytics.POOR,
                totals.averageAccuracy(),
                accuracy.distribution(tenant, filter),
                accuracy.trend(tenant, filter, period),
                page.items().stream().map(ProductAccuracyView::from).toList(),
                page.nextCursor());
    }
}
