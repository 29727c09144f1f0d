package com.bakery.training.api.model;

import com.bakery.training.api.problem.Problems;
import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.model.Change;
import com.bakery.training.registry.model.ModelAliases;
import com.bakery.training.registry.model.ModelFilter;
import com.bakery.training.registry.model.ModelRegistry;
import com.bakery.training.registry.model.ModelRepository;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.product.Product;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way back. */
@RestController
@Tag(name = "Models")
@RequestMapping("/api/v1/training/products/{product_id}/rollback")
class RollbackController {
    private final ModelRegistry registry;
    private final ModelRepository models;
    private final ModelFiles files;

    RollbackController(ModelRegistry registry, ModelRepository models, ModelFiles files) {
        this.registry = registry;
        this.models = models;
        this.files = files;
    }

    /** Serves the previous version again. There is no previous one then: a repeated call gets 409 and changes nothing. */
    @PostMapping
    @RequiresRole(Role.ADMIN)
    ModelView rollBackProduct(
            Caller caller, Product product, @Valid @RequestBody(required = false) @Nullable DeploymentRequest body) {
        Change change = Change.because(caller.subject(), DeploymentRequest.reason(body, "Rolled back by hand"));
        ModelFilter previous = new ModelFilter(product.id(), null, ModelAliases.PREVIOUS);
        models.list(caller.tenantId(), previous, PageRequest.first(1))
                .items()
                .forEach(version -> files.requireIntact(caller.tenantId(), version));
        UUID served = registry.rollBack(caller.tenantId(), product.id(), change);
        return models.find(caller.tenantId(), served)
                .map(ModelView::from)
                .orElseThrow(() -> Problems.notFound("model"));
    }
}
