package com.bakery.training.activities.external;

import com.bakery.training.activities.external.ExternalFetch.Scope;
import com.bakery.training.registry.external.Place;
import com.bakery.training.registry.external.PlaceDay;
import com.bakery.training.registry.external.PlaceDayRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The days of places that are known already, for every shop there. */
final class PlaceCache {
    private final PlaceDayRepository days;

    PlaceCache(PlaceDayRepository days) {
        this.days = days;
    }

    /** The days that have to be fetched. */
    SortedSet<LocalDate> missing(String source, Place place, LocalDate from, LocalDate to, Scope scope) {
        if (from.isAfter(to)) {
            return new TreeSet<>();
        }
        Map<LocalDate, PlaceDay> known = days.days(source, place, from, to);
        return from.datesUntil(to.plusDays(1))
                .filter(day -> !Freshness.holds(known.get(day), scope.now()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Keeps an answer. Days nobody knew and that are not in it are kept as asked, so that they are not asked for all the time. A day that was known stays as it was
     * fetched: if that was too early for it to stay, every job asks again until its source tells about it.
     */
    void keep(
            String source,
            Place place,
            LocalDate from,
            LocalDate to,
            Map<LocalDate, Map<String, Double>> answer,
            Instant now) {
        List<PlaceDay> rows = from.datesUntil(to.plusDays(1))
                .map(day -> new PlaceDay(day, answer.getOrDefault(day, Map.of()), now))
                .toList();
        days.save(source, place, rows);
    }
}
