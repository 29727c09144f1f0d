package com.bakery.forecasting.model;

import com.bakery.forecasting.combination.Composition;
import com.bakery.forecasting.interval.ConformalIntervals;
import com.bakery.forecasting.metric.ModelMetrics;

/** What the folds gave: weights, intervals, and how good both are on days ahead. */
public record Validation(Composition composition, ConformalIntervals intervals, ModelMetrics metrics) {}
