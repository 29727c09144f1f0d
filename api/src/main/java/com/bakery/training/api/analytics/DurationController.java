package com.bakery.training.api.analytics;

import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.analytics.DurationAnalytics;
import com.bakery.training.registry.analytics.Durations;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** How long things take. Days are UTC, from {@code from} to the day before {@code to}; CSV holds the whole list. */
@RestController
@Tag(name = "Analytics")
@RequestMapping(
        path = "/api/v1/training/analytics",
        produces = {MediaType.APPLICATION_JSON_VALUE, Format.CSV_TYPE})
class DurationController {
    private final DurationAnalytics durations;

    DurationController(DurationAnalytics durations) {
        this.durations = durations;
    }

    /** How long jobs, trainings and their steps take, in milliseconds. */
    @GetMapping("/duration")
    @RequiresRole(Role.VIEWER)
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = DurationView.class)),
                @Content(mediaType = Format.CSV_TYPE, schema = @Schema(type = "string"))
            })
    ResponseEntity<Object> duration(
            Caller caller,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(name = "product_id", required = false) @Nullable UUID productId,
            @RequestParam(required = false) @Nullable Format format,
            WebRequest request) {
        List<Durations> found =
                durations.durations(caller.tenantId(), AnalyticsRequest.filter(from, to, productId, null));
        return Format.wanted(format, request) == Format.CSV
                ? CsvTables.durations(found).answer("duration")
                : Format.json(DurationView.of(found));
    }
}
