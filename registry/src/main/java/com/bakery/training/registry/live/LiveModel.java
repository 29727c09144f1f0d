package com.bakery.training.registry.live;

import com.bakery.training.registry.model.ModelArtifact;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version whose forecasts are compared with the sales that came after its data.
 *
 * @param role champion, challenger or previous
 * @param version name of the version
 * @param dataTo last day it was trained on
 * @param lookedTo last day that was looked at; null before the first time
 * @param file its model file
 * @param validatedWape of its folds; null where it was not defined
 * @param comparedFrom days after it count in a comparison with the champion; null: all
 * @param drifted its drift was acted upon
 */
public record LiveModel(
        UUID id,
        UUID productId,
        String role,
        String version,
        LocalDate dataTo,
        @Nullable LocalDate lookedTo,
        ModelArtifact file,
        @Nullable Double validatedWape,
        @Nullable LocalDate comparedFrom,
        boolean drifted) {}
