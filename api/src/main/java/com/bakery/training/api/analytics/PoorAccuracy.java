package com.bakery.training.api.analytics;

import com.bakery.training.registry.analytics.ProductAccuracy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Why a forecast may be poor, by what its training saw. The first four are those operators know from the old service. */
@SuppressWarnings("ImmutableEnumChecker") // the conditions are functions without a state
enum PoorAccuracy {
    OUTLIERS(
            product -> product.findings().contains("OUTLIER"),
            "Check the sales of the days that the job's log names and upload them again"),
    CHANGED_PATTERN(
            product -> product.findings().contains("LEVEL_SHIFT"),
            "The level of sales has changed: train again when some weeks of the new level are there"),
    MISSING_FEATURES(
            product -> !product.regressors(),
            "Upload regressors (weather, traffic, promotions, holidays), or set the shop's place"),
    SETTINGS(
            product -> isSwitchedOff(product.hyperparameters()) || product.failedMembers(),
            "Check the options of the job and the model's notes: a seasonal term is switched off, or a member failed"),
    STOCK_OUTS(
            product -> product.findings().contains("SUSPECTED_STOCK_OUT"),
            "Mark the days that sold out (sold_out): a day without goods is not a day without demand"),
    SHORT_HISTORY(
            product -> (product.folds() != null && product.folds() < 4) || "short".equals(product.seriesClass()),
            "Collect more sales data before retraining"),
    RARE_SALES(
            product -> Set.of("intermittent", "lumpy").contains(String.valueOf(product.seriesClass())),
            "The product sells rarely: percentages of small numbers are large; judge it by mae and wape"),
    NO_PATTERN(
            product -> true,
            "Compare wape with seasonal_naive_wape: where both are high, the sales themselves are hard to predict");

    private final Predicate<ProductAccuracy> applies;
    private final String recommendedAction;

    PoorAccuracy(Predicate<ProductAccuracy> applies, String recommendedAction) {
        this.applies = applies;
        this.recommendedAction = recommendedAction;
    }

    /** The reasons that apply; {@link #NO_PATTERN} where no other does. */
    static List<PoorAccuracy> of(ProductAccuracy product) {
        List<PoorAccuracy> reasons = Arrays.stream(values())
                .filter(reason -> reason != NO_PATTERN && reason.applies.test(product))
                .toList();
        return reasons.isEmpty() ? List.of(NO_PATTERN) : reasons;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String recommendedAction() {
        return recommendedAction;
    }

    private static boolean isSwitchedOff(@Nullable Map<String, Object> hyperparameters) {
        return hyperparameters != null && Boolean.FALSE.equals(hyperparameters.get("weekly_seasonality"));
    }
}
