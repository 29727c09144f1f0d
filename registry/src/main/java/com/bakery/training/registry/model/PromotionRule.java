package com.bakery.training.registry.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a new version becomes the deployed one. Recipes, not files, are compared: a refreshed recipe deploys unless it is
 * worse than seasonal naive on the same folds; a different one must be better than the deployed recipe refitted on them.
 * Figures of other folds are never compared: where the deployed recipe was not refitted, a different one is judged as a
 * refreshed one is.
 */
final class PromotionRule {
    private PromotionRule() {}

    /** @param reason a sentence for people, stored with the version */
    record Decision(boolean deploy, String reason) {}

    /**
     * The deployed version.
     *
     * @param recipe null for one that came from elsewhere
     * @param damaged it cannot be served: any other is better
     */
    record Champion(@Nullable String recipe, boolean damaged) {}

    static Decision decide(Registration challenger, @Nullable Champion champion) {
        if (!challenger.autoDeployment()) {
            return keep("Automatic deployment is off");
        }
        if (champion == null) {
            return deploy("First version of the product");
        }
        if (champion.damaged()) {
            return deploy("The file of the deployed version is damaged");
        }
        ComparedRecipe refitted = challenger.deployedRecipe();
        if (challenger.recipe().equals(champion.recipe())) {
            return refreshed(challenger, "Refreshed recipe");
        }
        // another version may have been deployed since the validation: its recipe was not refitted
        return refitted != null && refitted.recipe().equals(champion.recipe())
                ? different(challenger, refitted.wape())
                : refreshed(challenger, "Different recipe, the deployed one could not be refitted");
    }

    private static Decision refreshed(Registration challenger, String recipe) {
        Double wape = challenger.metrics().wape();
        Double naive = challenger.metrics().seasonalNaiveWape();
        if (wape == null || naive == null) {
            return deploy(recipe + "; WAPE cannot be measured on these folds");
        }
        String compared = "WAPE " + rounded(wape) + ", seasonal naive " + rounded(naive);
        return wape > naive
                ? keep(recipe + " is worse than seasonal naive: " + compared)
                : deploy(recipe + ": " + compared);
    }

    private static Decision different(Registration challenger, @Nullable Double other) {
        Double wape = challenger.metrics().wape();
        if (wape == null || other == null) {
            return keep("Different recipe without a measured comparison with the deployed one");
        }
        String compared = "WAPE " + rounded(wape) + ", deployed recipe " + rounded(other);
        return wape < other
                ? deploy("Different recipe is better: " + compared)
                : keep("Different recipe is not better: " + compared);
    }

    private static Decision deploy(String reason) {
        return new Decision(true, reason);
    }

    private static Decision keep(String reason) {
        return new Decision(false, reason);
    }

    private static String rounded(double wape) {
        return String.format(Locale.ROOT, "%.4f", wape);
    }
}
