package com.bakery.training.activities.collection;

import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.forecasting.data.RegressorSeries.Kind;
import com.bakery.training.registry.external.Place;
import com.bakery.training.registry.external.PlaceDay;
import com.bakery.training.registry.external.PlaceDayRepository;
import com.bakery.training.registry.sales.DayValue;
import com.bakery.training.registry.sales.RegressorRepository;
import com.bakery.training.registry.settings.TenantSettings;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The numbers known about a shop's days: its own, and on days of which it says nothing those of its place. */
public final class ShopNumbers {
    /** As many days of a place count behind the last sale as a weather forecast has, however many other shops there made known. */
    public static final int PLACE_DAYS_AHEAD = 16;

    private final RegressorRepository regressors;
    private final PlaceDayRepository places;

    public ShopNumbers(RegressorRepository regressors, PlaceDayRepository places) {
        this.regressors = regressors;
        this.places = places;
    }

    /** By name, over the days known; what a place knows outside the shop's days does not count. */
    List<RegressorSeries> of(UUID tenantId, TenantSettings shop, LocalDate firstSale, LocalDate lastSale) {
        SortedMap<String, SortedMap<LocalDate, Double>> byName = new TreeMap<>();
        Set<String> ofPlace = new HashSet<>();
        if (shop.latitude() != null && shop.longitude() != null) {
            Place place = new Place(shop.latitude(), shop.longitude());
            for (PlaceDay day : places.visible(tenantId, place, firstSale, lastSale.plusDays(PLACE_DAYS_AHEAD))) {
                day.numbers().forEach((name, value) -> put(byName, name, day.day(), value));
                ofPlace.addAll(day.numbers().keySet());
            }
        }
        Set<String> flags = new HashSet<>();
        regressors.series(tenantId).forEach(series -> {
            if (series.isEventFlag() && !ofPlace.contains(series.name())) {
                flags.add(series.name());
            }
            for (DayValue day : series.values()) {
                put(byName, series.name(), day.day(), day.value());
            }
        });
        List<RegressorSeries> series = new ArrayList<>();
        byName.forEach(
                (name, days) -> series.add(grid(name, flags.contains(name) ? Kind.EVENT_FLAG : Kind.NUMERIC, days)));
        return series;
    }

    private static void put(
            Map<String, SortedMap<LocalDate, Double>> byName, String name, LocalDate day, double value) {
        byName.computeIfAbsent(name, n -> new TreeMap<>()).put(day, value);
    }

    private static RegressorSeries grid(String name, Kind kind, SortedMap<LocalDate, Double> days) {
        LocalDate first = days.firstKey();
        double[] values = new double[(int) ChronoUnit.DAYS.between(first, days.lastKey()) + 1];
        Arrays.fill(values, Double.NaN);
        days.forEach((day, value) -> values[(int) ChronoUnit.DAYS.between(first, day)] = value);
        return new RegressorSeries(name, kind, first, values);
    }
}
