package com.bakery.training.api.model;

import com.bakery.forecasting.model.ForecastRequest;
import com.bakery.forecasting.model.ForecastRequest.OrderCosts;
import com.bakery.training.api.problem.Problems;
import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.model.TrainedModel;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
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
    private static final List<String> SINGLE = List.of("horizon_days", "waste_cost", "lost_sale_cost", "explain");

    private final ModelFiles files;

    ForecastController(ModelFiles files) {
        this.files = files;
    }

    /**
     * The days after the model's data, with its interval and the quantiles asked for. Costs of a unit left over and of one that was missing, above 0 and given
     * together, suggest the quantity that is cheapest on average. Explanations come with {@code explain}: they are longer than all the numbers.
     */
    @GetMapping("/forecast")
    @RequiresRole(Role.VIEWER)
    ForecastView forecast(
            Caller caller,
            TrainedModel model,
            HttpServletRequest http,
            @RequestParam(name = "horizon_days", defaultValue = "28") @Min(1) @Max(365) int horizonDays,
            @RequestParam(required = false) @Nullable List<@Nullable Double> quantiles,
            @RequestParam(name = "waste_cost", required = false) @Nullable Double wasteCost,
            @RequestParam(name = "lost_sale_cost", required = false) @Nullable Double lostSaleCost,
            @RequestParam(defaultValue = "false") boolean explain) {
        requireGivenOnce(http);
        ForecastRequest request = request(horizonDays, quantiles, wasteCost, lostSaleCost);
        return ForecastView.of(model, files.load(caller.tenantId(), model).forecast(request), explain);
    }

    /** Of two values the first would be taken, and nobody would know. */
    private static void requireGivenOnce(HttpServletRequest http) {
        for (String name : SINGLE) {
            String[] values = http.getParameterValues(name);
            if (values != null && values.length > 1) {
                throw Problems.badField(name, "must be given once, not as " + List.of(values));
            }
        }
    }

    private static ForecastRequest request(
            int horizonDays,
            @Nullable List<@Nullable Double> quantiles,
            @Nullable Double wasteCost,
            @Nullable Double lostSaleCost) {
        try {
            OrderCosts costs = costs(wasteCost, lostSaleCost);
            return new ForecastRequest(horizonDays, null, present(quantiles), costs);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** A parameter without a value asks for none; a hole in a list is a mistake. */
    private static List<Double> present(@Nullable List<@Nullable Double> quantiles) {
        List<Double> present = new ArrayList<>();
        for (Double quantile : Objects.requireNonNullElse(quantiles, List.<Double>of())) {
            if (quantile == null) {
                throw new IllegalArgumentException("quantiles must be numbers between 0 and 1; one of them is empty");
            }
            present.add(quantile);
        }
        return present;
    }

    private static @Nullable OrderCosts costs(@Nullable Double waste, @Nullable Double lostSale) {
        if (waste != null && lostSale != null) {
            return new OrderCosts(waste, lostSale);
        }
        if (waste != null) {
            throw new IllegalArgumentException("lost_sale_cost must be given with waste_cost " + waste);
        }
        if (lostSale != null) {
            throw new IllegalArgumentException("waste_cost must be given with lost_sale_cost " + lostSale);
        }
        return null;
    }
}
