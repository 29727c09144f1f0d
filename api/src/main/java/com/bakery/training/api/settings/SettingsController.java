package com.bakery.training.api.settings;

import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.forecasting.calendar.PublicHolidays;
import com.bakery.training.api.problem.Problems;
import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.settings.SettingsRepository;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tenant's settings: they decide holidays, weather and the shop's day. */
@RestController
@Tag(name = "Settings")
@RequestMapping("/api/v1/training/settings")
class SettingsController {
    private final SettingsRepository settings;
    private final AuditLog audit;

    SettingsController(SettingsRepository settings, AuditLog audit) {
        this.settings = settings;
        this.audit = audit;
    }

    /** The settings in force. */
    @GetMapping
    @RequiresRole(Role.VIEWER)
    SettingsView getSettings(Caller caller) {
        return SettingsView.from(settings.find(caller.tenantId()));
    }

    /** Replaces the settings; models trained from now on follow them. */
    @PutMapping
    @RequiresRole(Role.ADMIN)
    SettingsView putSettings(Caller caller, @Valid @RequestBody SettingsView body) {
        if (!body.known()) {
            throw Problems.badField("country", "'" + body.country() + "' is not a country of ISO 3166-1");
        }
        if (!body.placed()) {
            throw Problems.badField("latitude", "must be given together with longitude, or neither");
        }
        if (!body.zoned()) {
            throw Problems.badField("time_zone", "'" + body.timeZone() + "' is not an IANA time zone");
        }
        requireKnownSubdivision(body);
        return audit.recorded(caller.tenantId(), caller.subject(), "settings.changed", "settings", Map.of(), () -> {
            settings.save(caller.tenantId(), body.toSettings());
            return body;
        });
    }

    /** Where holidays are computed, one that has none would fail every product of every job. */
    private static void requireKnownSubdivision(SettingsView body) {
        try {
            PublicHolidays.requireKnown(body.country(), body.subdivision());
        } catch (TrainingRefusedException e) {
            throw Problems.badField("subdivision", e.getMessage() + " Left out, the national holidays hold");
        }
    }
}
