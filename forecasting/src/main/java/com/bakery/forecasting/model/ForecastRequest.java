package com.bakery.forecasting.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to forecast.
 *
 * @param horizonDays 1..365
 * @param intervalWidth above 0, below 1; null takes the model's
 * @param quantiles each above 0, below 1, at most 99 of them
 * @param costs what an order that is too large or too small costs; null without
 */
public record ForecastRequest(
        int horizonDays, @Nullable Double intervalWidth, List<Double> quantiles, @Nullable OrderCosts costs) {
    public ForecastRequest {
        quantiles = List.copyOf(quantiles);
        if (horizonDays < 1 || horizonDays > ProductModel.MAX_HORIZON) {
            throw new IllegalArgumentException(
                    "horizon_days must lie in 1.." + ProductModel.MAX_HORIZON + ", not " + horizonDays);
        }
        if (intervalWidth != null && !(intervalWidth > 0 && intervalWidth < 1)) {
            throw new IllegalArgumentException("interval_width must lie between 0 and 1, not " + intervalWidth);
        }
        if (quantiles.size() > 99) {
            throw new IllegalArgumentException("quantiles are at most 99, not " + quantiles.size());
        }
        for (double quantile : quantiles) {
            if (!(quantile > 0 && quantile < 1)) {
                throw new IllegalArgumentException("quantiles must lie between 0 and 1, not " + quantile);
            }
        }
    }

    public static ForecastRequest of(int horizonDays) {
        return new ForecastRequest(horizonDays, null, List.of(), null);
    }

    /**
     * What one unit too much or too little costs.
     *
     * @param waste of a unit that is left over, above 0
     * @param lostSale of a unit that was missing, above 0
     */
    public record OrderCosts(double waste, double lostSale) {
        private static final double RAREST = 1e-6;

        public OrderCosts {
            require(waste, "waste_cost");
            require(lostSale, "lost_sale_cost");
        }

        /**
         * The share of days on which the order should be enough (newsvendor: Arrow, Harris and Marschak, 1951), between a millionth and one less a millionth: costs
         * that differ by more would ask for all that could ever be sold, which no number is.
         */
        public double serviceLevel() {
            return Math.max(RAREST, Math.min(1 - RAREST, lostSale / (lostSale + waste)));
        }

        private static void require(double cost, String name) {
            if (!(cost > 0 && cost <= 1e9)) {
                throw new IllegalArgumentException(name + " must lie above 0 and be at most 1e9, not " + cost);
            }
        }
    }
}
