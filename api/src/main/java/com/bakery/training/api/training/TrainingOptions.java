package com.bakery.training.api.training;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.training.api.problem.Problems;
import java.util.Map;

/** The options of a start request, checked before they become a row: a mistyped one would fail every product later. */
final class TrainingOptions {
    private TrainingOptions() {}

    /**
     * Tries the options on the default settings; the worker puts them on top of its own.
     *
     * @throws org.springframework.web.ErrorResponseException 400 naming the option, the value and the rule
     */
    static void check(Map<String, Object> options) {
        try {
            PipelineOptions.DEFAULT.withOverrides(options);
        } catch (TrainingRefusedException e) {
            throw Problems.badField("options", String.valueOf(e.getMessage()));
        }
    }
}
