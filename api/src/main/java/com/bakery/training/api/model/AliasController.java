package com.bakery.training.api.model;

import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.model.ModelAliases;
import com.bakery.training.registry.model.TrainedModel;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Names of versions. */
@RestController
@Tag(name = "Models")
@RequestMapping("/api/v1/training/models/{model_id}/aliases")
class AliasController {
    private final ModelAliases aliases;

    AliasController(ModelAliases aliases) {
        this.aliases = aliases;
    }

    /** The names of a version. */
    @GetMapping
    @RequiresRole(Role.VIEWER)
    AliasesView getAliases(TrainedModel model) {
        return AliasesView.of(model, model.aliases());
    }

    /** Gives it exactly these free names; one that another version of the product has moves here. */
    @PutMapping
    @RequiresRole(Role.ADMIN)
    AliasesView putAliases(Caller caller, TrainedModel model, @Valid @RequestBody AliasesRequest body) {
        return AliasesView.of(model, aliases.replace(caller.tenantId(), model.id(), body.aliases(), caller.subject()));
    }
}
