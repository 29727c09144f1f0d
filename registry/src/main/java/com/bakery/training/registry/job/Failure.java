package com.bakery.training.registry.job;

/**
 * Why something could not be done, in the words of rows and events.
 *
 * @param type name of the failure, {@code InsufficientDataError} for example
 * @param message with the values that broke the rule
 * @param recommendedAction what the reader can do
 * @param severity low, medium or high
 */
public record Failure(String type, String message, String recommendedAction, String severity) {}
