package com.bakery.training.api.model;

import com.bakery.forecasting.model.ForecastRequest;
import com.bakery.training.api.problem.Problems;
import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.model.TrainedModel;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Forecasts drawn from stored models. */
@RestController
@Tag(name = "Models")
@RequestMapping("/api/v1/training/models/{model_id}")
class ForecastController {
    private final ModelFiles files;

    ForecastController(ModelFiles files) {
        this.files = files;
    }

    /** The days after the model's data, with its interval and the quantiles asked for. */
    @GetMapping("/forecast")
    @RequiresRole(Role.VIEWER)
    ForecastView forecast(
            Caller caller,
            TrainedModel model,
            @RequestParam(name = "horizon_days", defaultValue = "28") @Min(1) @Max(365) int horizonDays,
            @RequestParam(required = false) @Nullable List<Double> quantiles) {
        ForecastRequest request = request(horizonDays, quantiles);
        return ForecastView.of(model, files.load(caller.tenantId(), model).forecast(request));
    }

    private static ForecastRequest request(int horizonDays, @Nullable List<Double> quantiles) {
        try {
            return new ForecastRequest(horizonDays, null, Objects.requireNonNullElse(quantiles, List.of()));
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
