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
     */
    record Champion(@Nullable String recipe) {}

    static Decision decide(Registration challenger, @Nullable Champion champion) {
        if (!challenger.autoDeployment()) {
            return keep("Automatic deployment is off");
        }
        if (champion == null) {
            return deploy("First version of the product");
        }
        return challenger.recipe().equals(champion.recipe()) || challenger.deployedRecipeWape() == null
                ? refreshed(challenger)
                : different(challenger, challenger.deployedRecipeWape());
    }

    private static Decision refreshed(Registration challenger) {
        Double wape = challenger.metrics().wape();
        Double naive = challenger.metrics().seasonalNaiveWape();
        if (wape == null || naive == null) {
            return deploy("Refreshed recipe; WAPE cannot be measured on these folds");
        }
        String compared = "WAPE " + rounded(wape) + ", seasonal naive " + rounded(naive);
        return wape > naive
                ? keep("Refreshed recipe is worse than seasonal naive: " + compared)
                : deploy("Refreshed recipe: " + compared);
    }

    private static Decision different(Registration challenger, double other) {
        Double wape = challenger.metrics().wape();
        if (wape == null) {
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
