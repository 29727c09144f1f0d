package com.bakery.training.api.model;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The free names a version shall have.
 *
 * @param aliases each 1..50 of a-z, 0-9, dot, hyphen and underscore, a letter first; reserved names it has already may be repeated
 */
record AliasesRequest(
        @NotNull(message = "must be given") @Size(max = 20, message = "must hold at most 20 names")
                List<@NotNull(message = "must be given") String> aliases) {}
