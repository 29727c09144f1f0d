package com.bakery.training.activities.external;

import com.bakery.training.activities.collection.ShopNumbers;
import com.bakery.training.activities.external.ExternalSettings.Traffic;
import com.bakery.training.activities.external.format.MadridTraffic;
import com.bakery.training.activities.external.format.Refusals;
import com.bakery.training.activities.external.http.HttpSource;
import com.bakery.training.activities.external.http.SourceException;
import com.bakery.training.activities.external.http.SourceException.Outcome;
import com.bakery.training.registry.external.FetchedRows;
import com.bakery.training.registry.external.Place;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Traffic of a town for the shops near it, from monthly files, the newest first. Files are large: what does not fit into the job's wait is left to the next job. */
final class TrafficFetch extends PlaceFetch {
    private static final String MONTH = "{month}";

    private final HttpSource http;
    private final Traffic traffic;
    private final PlaceCache cache;

    TrafficFetch(HttpSource http, Traffic traffic, PlaceCache cache, FetchedRows rows) {
        super(http.name(), rows);
        this.http = http;
        this.traffic = traffic;
        this.cache = cache;
    }

    @Override
    Report fetch(Scope scope, FetchedRows.Days sold, Place place) {
        if (!place.isNear(traffic.place())) {
            return Report.nothing("The shop is not near " + traffic.place() + ", the place of the traffic.");
        }
        LocalDate ahead = sold.last().plusDays(ShopNumbers.PLACE_DAYS_AHEAD);
        LocalDate last = ahead.isBefore(scope.yesterday()) ? ahead : scope.yesterday();
        return fetch(scope, cache.missing(source(), traffic.place(), sold.first(), last, scope));
    }

    private Report fetch(Scope scope, SortedSet<LocalDate> missing) {
        TreeSet<YearMonth> months = new TreeSet<>();
        missing.forEach(day -> months.add(YearMonth.from(day)));
        Refusals refused = new Refusals();
        int taken = 0;
        int left = months.size();
        for (YearMonth month : List.copyOf(months.descendingSet())) {
            if (scope.monitor().isOver()) {
                break;
            }
            taken += ask(scope, month, refused);
            left--;
        }
        String later = left == 0 ? "." : "; " + left + " months are left to the next job.";
        return Report.of(taken + " days of traffic from " + (months.size() - left) + " months" + later, taken, refused);
    }

    /** A month that is not published yet is asked for again after a while. */
    private int ask(Scope scope, YearMonth month, Refusals refused) {
        LocalDate last = month.atEndOfMonth();
        LocalDate to = last.isBefore(scope.today()) ? last : scope.yesterday();
        Map<LocalDate, Map<String, Double>> answer = Map.of();
        try {
            answer = http.get(
                    address(month),
                    "text/csv",
                    scope.monitor(),
                    in -> MadridTraffic.read(in, month, () -> scope.monitor().progress("read traffic", 0), refused));
        } catch (SourceException e) {
            if (e.outcome() != Outcome.NOT_FOUND) {
                throw e;
            }
        }
        cache.keep(source(), traffic.place(), month.atDay(1), to, answer, scope.now());
        return answer.size();
    }

    private URI address(YearMonth month) {
        String address = traffic.address();
        String template = address.contains(MONTH) ? address : address.replaceFirst("/$", "") + "/" + MONTH + ".csv";
        return URI.create(template.replace(MONTH, month.toString()));
    }
}
