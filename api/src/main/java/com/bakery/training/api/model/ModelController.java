package com.bakery.training.api.model;

import com.bakery.training.api.problem.Problems;
import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.Refuses;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.model.Change;
import com.bakery.training.registry.model.ModelAliases;
import com.bakery.training.registry.model.ModelFilter;
import com.bakery.training.registry.model.ModelRegistry;
import com.bakery.training.registry.model.ModelRepository;
import com.bakery.training.registry.model.TrainedModel;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.product.Product;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Model versions: which there are, how good they are, which one a product serves. */
@RestController
@Tag(name = "Models")
@RequestMapping("/api/v1/training/models")
class ModelController {
    private final ModelRepository models;
    private final ModelRegistry registry;
    private final ModelFiles files;

    ModelController(ModelRepository models, ModelRegistry registry, ModelFiles files) {
        this.models = models;
        this.registry = registry;
        this.files = files;
    }

    /** The versions of the tenant, newest first. */
    @GetMapping
    @RequiresRole(Role.VIEWER)
    Page<ModelView> listModels(
            Caller caller,
            @RequestParam(name = "product_id", required = false) @Nullable UUID productId,
            @RequestParam(required = false) @Nullable Boolean deployed,
            @RequestParam(required = false)
                    @Pattern(regexp = "^" + ModelAliases.NAME + "$", message = ModelAliases.NAME_RULE)
                    @Nullable
                    String alias,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        ModelFilter filter = new ModelFilter(productId, deployed, alias);
        return models.list(caller.tenantId(), filter, new PageRequest(limit, cursor))
                .map(ModelView::from);
    }

    /** One version. */
    @GetMapping("/{model_id}")
    @RequiresRole(Role.VIEWER)
    ModelView getModel(TrainedModel model) {
        return ModelView.from(model);
    }

    /** Its metrics. */
    @GetMapping("/{model_id}/metrics")
    @RequiresRole(Role.VIEWER)
    ModelMetricsView modelMetrics(TrainedModel model) {
        return ModelMetricsView.from(model);
    }

    /** The newest registered version of a product, deployed or not. */
    @GetMapping("/latest/{product_id}")
    @RequiresRole(Role.VIEWER)
    ModelView latestModel(Caller caller, Product product) {
        return models.latest(caller.tenantId(), product.id())
                .map(ModelView::from)
                .orElseThrow(() -> Problems.notFound("model: the product has none yet"));
    }

    /** Lets the product serve this version from now on; doing it again changes nothing. */
    @PostMapping("/{model_id}/deploy")
    @RequiresRole(Role.ADMIN)
    ModelView deployModel(
            Caller caller, TrainedModel model, @Valid @RequestBody(required = false) @Nullable DeploymentRequest body) {
        Change change = Change.byHand(caller.subject(), DeploymentRequest.reason(body, "Deployed by hand"));
        registry.deploy(caller.tenantId(), model.id(), change);
        return models.find(caller.tenantId(), model.id())
                .map(ModelView::from)
                .orElseThrow(() -> Problems.notFound("model"));
    }

    /** Deletes a version that its product does not serve, with its file. */
    @DeleteMapping("/{model_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresRole(Role.ADMIN)
    @Refuses(HttpStatus.CONFLICT)
    void deleteModel(Caller caller, TrainedModel model) {
        files.delete(registry.delete(caller.tenantId(), model.id(), caller.subject()));
    }
}
