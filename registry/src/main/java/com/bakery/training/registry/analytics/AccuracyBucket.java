package com.bakery.training.registry.analytics;

/**
 * Models up to an accuracy, above the bucket before; the bounds are those of the metric {@code model_accuracy_percentage}.
 *
 * @param upTo in percent
 * @param trained versions trained in the time of the filter
 * @param deployed products whose deployed version, trained in that time, lies here
 */
public record AccuracyBucket(int upTo, long trained, long deployed) {}
