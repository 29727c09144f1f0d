package com.bakery.training.registry.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a version was trained under, beside its data: a start request with these options, over the same data by the same code, gives the same file.
 *
 * @param options in force, defaults included, under the names a start request uses; null in rows of older versions
 * @param settings that no request can change: least days of data, the shop's place; null in rows of older versions
 * @param codeVersion commit of the build; null where the build did not know it
 */
public record Lineage(
        @Nullable Map<String, Object> options, @Nullable Map<String, Object> settings, @Nullable String codeVersion) {}
