package com.bakery.training.api.model;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The free names a version shall have.
 *
 * @param aliases each 1..50 of a-z, 0-9, dot, hyphen and underscore, a letter first; reserved names it has already may be repeated
 */
record AliasesRequest(
        @ArraySchema(schema = @Schema(pattern = "^[a-z][a-z0-9._-]{0,49}$"))
                @NotNull(message = "must be given")
                @Size(max = 20, message = "must hold at most 20 names")
                List<@NotNull(message = "must be given") String> aliases) {}
