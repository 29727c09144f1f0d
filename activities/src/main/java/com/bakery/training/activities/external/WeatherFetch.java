package com.bakery.training.activities.external;

import com.bakery.training.activities.collection.ShopNumbers;
import com.bakery.training.activities.external.ExternalSettings.Weather;
import com.bakery.training.activities.external.format.OpenMeteo;
import com.bakery.training.activities.external.format.Refusals;
import com.bakery.training.activities.external.http.HttpSource;
import com.bakery.training.registry.external.FetchedRows;
import com.bakery.training.registry.external.Place;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedSet;

/** Weather of the shop's place, from its first sale to what a forecast knows behind its last: old days from the archive, new ones and those to come from the forecast. */
final class WeatherFetch extends PlaceFetch {
    private final HttpSource http;
    private final Weather weather;
    private final PlaceCache cache;

    WeatherFetch(HttpSource http, Weather weather, PlaceCache cache, FetchedRows rows) {
        super(http.name(), rows);
        this.http = http;
        this.weather = weather;
        this.cache = cache;
    }

    @Override
    Report fetch(Scope scope, FetchedRows.Days sold, Place place) {
        LocalDate unsettled = scope.today().minusDays(Freshness.LAG_DAYS - 1L);
        LocalDate last = earlier(
                sold.last().plusDays(ShopNumbers.PLACE_DAYS_AHEAD),
                // a forecast knows sixteen days, today among them
                scope.today().plusDays(ShopNumbers.PLACE_DAYS_AHEAD - 1L));
        SortedSet<LocalDate> missing = cache.missing(source(), place, sold.first(), last, scope);
        if (missing.isEmpty()) {
            return Report.nothing("All days up to " + last + " are known.");
        }
        Refusals refused = new Refusals();
        int taken = ask(scope, "archive", weather.archive(), place, missing.headSet(unsettled), refused)
                + ask(scope, "forecast", weather.forecast(), place, missing.tailSet(unsettled), refused);
        return Report.of(
                taken + " days of weather at " + place + ", " + missing.first() + " to " + missing.last() + ".",
                taken,
                refused);
    }

    private int ask(Scope scope, String kind, URI address, Place place, SortedSet<LocalDate> days, Refusals refused) {
        if (days.isEmpty()) {
            return 0;
        }
        LocalDate from = days.first();
        LocalDate to = days.last();
        String key = weather.apiKey() == null ? "" : "&apikey=" + Addresses.encoded(weather.apiKey());
        URI request = Addresses.below(
                address,
                "/v1/" + kind,
                "latitude=" + place.latitude() + "&longitude=" + place.longitude() + "&start_date=" + from
                        + "&end_date=" + to + "&daily=" + OpenMeteo.DAILY + "&timezone="
                        + Addresses.encoded(scope.shop().timeZone()) + key);
        Map<LocalDate, Map<String, Double>> answer =
                http.get(request, "application/json", scope.monitor(), in -> OpenMeteo.read(in, from, to, refused));
        cache.keep(source(), place, from, to, answer, scope.now());
        return answer.size();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
