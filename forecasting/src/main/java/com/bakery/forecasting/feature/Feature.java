package com.bakery.forecasting.feature;

/**
 * One named feature.
 *
 * @param reader the member or rule that reads it
 * @param mean over the product's days, or the constant it is
 */
public record Feature(String name, String kind, String description, String reader, double mean) {}
