package com.bakery.training.api.schedule;

import com.bakery.training.api.problem.Problems;
import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.product.ProductRepository;
import com.bakery.training.registry.schedule.InvalidScheduleException;
import com.bakery.training.registry.schedule.ScheduleRepository;
import com.bakery.training.registry.schedule.ScheduleSettings;
import com.bakery.training.registry.schedule.TrainingSchedule;
import com.bakery.training.registry.settings.SettingsRepository;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** When the tenant is trained by itself: by its own schedule, or by the platform's as long as it has none. */
@RestController
@Tag(name = "Schedule")
@RequestMapping("/api/v1/training/schedule")
class ScheduleController {
    private static final String PROBLEM = "application/problem+json";
    private static final String SCHEDULE = "schedule";

    private final ScheduleRepository schedules;
    private final ProductRepository products;
    private final SettingsRepository settings;
    private final AuditLog audit;

    ScheduleController(
            ScheduleRepository schedules, ProductRepository products, SettingsRepository settings, AuditLog audit) {
        this.schedules = schedules;
        this.products = products;
        this.settings = settings;
        this.audit = audit;
    }

    /** The schedule in force, with its next five runs. */
    @GetMapping
    @ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "404",
            description = "The tenant has none, and the platform's is off",
            content = @Content(mediaType = PROBLEM, schema = @Schema(ref = "Problem")))
    @RequiresRole(Role.VIEWER)
    ScheduleView getSchedule(Caller caller) {
        TrainingSchedule schedule =
                schedules.find(tenant(caller)).or(schedules::platform).orElseThrow(() -> Problems.notFound(SCHEDULE));
        return ScheduleView.from(schedule, Instant.now());
    }

    /** Gives the tenant a schedule of its own, from now on and in place of the platform's. */
    @PutMapping
    @RequiresRole(Role.OPERATOR)
    ScheduleView putSchedule(Caller caller, @Valid @RequestBody ScheduleRequest body) {
        UUID tenant = tenant(caller);
        ScheduleSettings wanted = settings(tenant, body);
        requireKnown(tenant, wanted);
        Instant now = Instant.now();
        Map<String, Object> details =
                Map.of("cron", wanted.cron(), "time_zone", wanted.timeZone(), "paused", wanted.paused());
        TrainingSchedule schedule =
                recorded(caller, "schedule.changed", details, () -> schedules.save(tenant, wanted, now));
        return ScheduleView.from(schedule, now);
    }

    /** Takes the tenant's own schedule away; the platform's holds again. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Deleted")
    @ApiResponse(
            responseCode = "404",
            description = "The tenant has none of its own",
            content = @Content(mediaType = PROBLEM, schema = @Schema(ref = "Problem")))
    @RequiresRole(Role.OPERATOR)
    void deleteSchedule(Caller caller) {
        UUID tenant = tenant(caller);
        recorded(caller, "schedule.deleted", Map.of(), () -> {
            if (!schedules.delete(tenant)) {
                throw Problems.notFound(SCHEDULE);
            }
            return tenant;
        });
    }

    private <T> T recorded(Caller caller, String action, Map<String, ?> details, Supplier<T> change) {
        return audit.recorded(caller.tenantId(), caller.subject(), action, SCHEDULE, details, change);
    }

    /** The platform's row stands under the nil UUID: a token that names it must not reach it. */
    private static UUID tenant(Caller caller) {
        if (caller.tenantId().equals(TrainingSchedule.PLATFORM)) {
            throw Problems.notFound(SCHEDULE);
        }
        return caller.tenantId();
    }

    private ScheduleSettings settings(UUID tenant, ScheduleRequest body) {
        try {
            return body.toSettings(settings.find(tenant).timeZone());
        } catch (InvalidScheduleException e) {
            throw Problems.badField(e.field(), e.rule());
        }
    }

    /** A product may still be without sales: it may have some when the time comes. */
    private void requireKnown(UUID tenant, ScheduleSettings wanted) {
        List<UUID> unknown = wanted.products() == null ? List.of() : products.unknown(tenant, wanted.products());
        if (!unknown.isEmpty()) {
            throw unknown(unknown);
        }
    }

    private static ErrorResponseException unknown(List<UUID> products) {
        return Problems.unprocessableField(
                "products", products.size() + " of them do not exist, the first is " + products.get(0));
    }
}
