package com.bakery.forecasting.model;

import com.bakery.forecasting.combination.Composition;
import com.bakery.forecasting.interval.ConformalIntervals;
import com.bakery.forecasting.metric.ModelMetrics;
import java.util.List;

/**
 * What the folds gave: weights, intervals, and how good both are on days ahead.
 *
 * @param notes what is worth a line in the job's log, such as a member that failed
 */
public record Validation(
        Composition composition, ConformalIntervals intervals, ModelMetrics metrics, List<String> notes) {
    public Validation {
        notes = List.copyOf(notes);
    }
}
