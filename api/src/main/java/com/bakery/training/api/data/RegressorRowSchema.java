package com.bakery.training.api.data;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The shape of a JSON row of regressors, for the API's description: every further property is the number of one of them. */
@Schema(
        name = "RegressorRow",
        requiredProperties = {"date"},
        additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
record RegressorRowSchema(LocalDate date, @Nullable String holiday) {}
