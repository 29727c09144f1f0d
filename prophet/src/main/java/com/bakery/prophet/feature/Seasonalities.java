package com.bakery.prophet.feature;

import com.bakery.prophet.AutoSeasonality;
import com.bakery.prophet.AutoSeasonality.Mode;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.Seasonality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which seasonalities a model has (Prophet: {@code set_auto_seasonalities}). */
final class Seasonalities {
    private static final double DAY = 86_400;

    private Seasonalities() {}

    /** The user's seasonalities, then yearly, weekly and daily where they are forced or the history carries them. */
    static List<Seasonality> resolve(ProphetOptions options, double[] ds) {
        double span = ds[ds.length - 1] - ds[0];
        double gap = smallestGap(ds);
        Map<String, Seasonality> resolved = new LinkedHashMap<>();
        options.seasonalities().forEach(seasonality -> resolved.put(seasonality.name(), seasonality));
        double scale = options.seasonalityPriorScale();
        add(resolved, "yearly", 365.25, 10, options.yearlySeasonality(), span >= 730 * DAY, scale);
        add(resolved, "weekly", 7, 3, options.weeklySeasonality(), span >= 14 * DAY && gap < 7 * DAY, scale);
        add(resolved, "daily", 1, 4, options.dailySeasonality(), span >= 2 * DAY && gap < DAY, scale);
        return new ArrayList<>(resolved.values());
    }

    private static void add(
            Map<String, Seasonality> resolved,
            String name,
            double period,
            int order,
            AutoSeasonality setting,
            boolean carried,
            double priorScale) {
        boolean automatic = setting.mode() == Mode.AUTO && carried && !resolved.containsKey(name);
        if (automatic || setting.mode() == Mode.ON) {
            int wanted = setting.fourierOrder() > 0 ? setting.fourierOrder() : order;
            resolved.put(name, new Seasonality(name, period, wanted, priorScale, null));
        }
    }

    private static double smallestGap(double[] ds) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < ds.length; i++) {
            double gap = ds[i] - ds[i - 1];
            if (gap > 0 && gap < smallest) {
                smallest = gap;
            }
        }
        return smallest;
    }
}
