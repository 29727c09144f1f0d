package com.bakery.training.api.model;

import com.bakery.training.api.problem.Problems;
import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.Refuses;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.live.LiveScores;
import com.bakery.training.registry.model.ModelRepository;
import com.bakery.training.registry.model.TrainedModel;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Two versions side by side. */
@RestController
@Tag(name = "Models")
@RequestMapping("/api/v1/training/models/compare")
class CompareController {
    private final ModelRepository models;
    private final LiveScores scores;

    CompareController(ModelRepository models, LiveScores scores) {
        this.models = models;
        this.scores = scores;
    }

    /** Metrics, weights and origin of two versions of one product, which is better, and why. */
    @GetMapping
    @RequiresRole(Role.VIEWER)
    @Refuses({HttpStatus.NOT_FOUND, HttpStatus.UNPROCESSABLE_CONTENT})
    ComparisonView compareModels(Caller caller, @RequestParam UUID a, @RequestParam UUID b) {
        TrainedModel first = find(caller, a);
        TrainedModel second = find(caller, b);
        if (!first.productId().equals(second.productId())) {
            throw Problems.unprocessableField(
                    "b", "is a version of product " + second.productId() + ", a of product " + first.productId());
        }
        return ComparisonView.of(
                first, second, CommonDays.of(scores.days(caller.tenantId(), a), scores.days(caller.tenantId(), b)));
    }

    private TrainedModel find(Caller caller, UUID modelId) {
        return models.find(caller.tenantId(), modelId).orElseThrow(() -> Problems.notFound("model"));
    }
}
