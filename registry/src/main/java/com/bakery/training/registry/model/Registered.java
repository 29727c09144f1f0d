package com.bakery.training.registry.model;

import java.util.UUID;

/**
 * What a registration did.
 *
 * @param promotion why the version was deployed, or why not
 * @param created false: an earlier call registered it
 */
public record Registered(UUID modelId, String modelVersion, boolean deployed, String promotion, boolean created) {}
