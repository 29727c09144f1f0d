package com.bakery.training.activities.external;

import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.training.activities.external.format.Refusals;
import com.bakery.training.activities.external.format.SourceRow;
import com.bakery.training.activities.external.format.SourceRow.ObjectionException;
import com.bakery.training.registry.external.ExternalFetches;
import com.bakery.training.registry.external.ExternalFetches.Fetched;
import com.bakery.training.registry.external.FetchedRows;
import com.bakery.training.registry.sales.CalendarDay;
import com.bakery.training.registry.sales.RegressorValue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The External Service: numbers (weather, traffic, events as 0 and 1) and named days of a tenant's shop, past and to come. */
final class TenantDaysFetch implements ExternalFetch {
    static final String SOURCE = "external";
    private static final int CORRECTED_DAYS = 28;
    private static final int MAX_NAMES = 100;

    /** As in an upload. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]{0,62}");

    private final PagedRows pages;
    private final FetchedRows rows;
    private final ExternalFetches fetches;

    TenantDaysFetch(PagedRows pages, FetchedRows rows, ExternalFetches fetches) {
        this.pages = pages;
        this.rows = rows;
        this.fetches = fetches;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Report fetch(Scope scope) {
        Optional<FetchedRows.Days> sold = rows.sold(scope.tenantId());
        if (sold.isEmpty()) {
            return Report.nothing("The shop has no sales yet; its days are not asked for.");
        }
        LocalDate to = sold.get().last().plusDays(KnownFuture.DAYS);
        Optional<Fetched> last = scope.force() ? Optional.empty() : fetches.last(scope.tenantId(), SOURCE);
        LocalDate from = from(last, sold.get().first());
        boolean known = last.isPresent()
                && !last.get().to().isBefore(to)
                && (from.isAfter(to) || Freshness.isFresh(last.get().at(), scope.now()));
        if (known) {
            return Report.nothing("All days up to " + to + " are known.");
        }
        Run run = new Run(scope, from, to);
        pages.each(scope, from, to, run::take);
        fetches.remember(scope.tenantId(), SOURCE, new Fetched(from, to, scope.now()));
        return Report.of(
                run.written + " numbers ("
                        + String.join(", ", run.names.stream().sorted().toList()) + ") and " + run.named
                        + " named days from " + from + " to " + to + ".",
                run.written + run.named,
                run.refused);
    }

    /** Days that were old already when they were fetched do not change any more. */
    private static LocalDate from(Optional<Fetched> last, LocalDate first) {
        if (last.isEmpty() || last.get().from().isAfter(first)) {
            return first;
        }
        LocalDate unsettled =
                LocalDate.ofInstant(last.get().at(), ZoneOffset.UTC).minusDays(CORRECTED_DAYS);
        LocalDate behind = last.get().to().plusDays(1);
        LocalDate from = unsettled.isBefore(behind) ? unsettled : behind;
        return from.isBefore(first) ? first : from;
    }

    private final class Run {
        private final Scope scope;
        private final LocalDate from;
        private final LocalDate to;
        private final Refusals refused = new Refusals();
        private final Set<String> names = new HashSet<>();
        private int written;
        private int named;

        private Run(Scope scope, LocalDate from, LocalDate to) {
            this.scope = scope;
            this.from = from;
            this.to = to;
        }

        private void take(List<SourceRow> page) {
            List<RegressorValue> numbers = new ArrayList<>();
            List<CalendarDay> days = new ArrayList<>();
            Set<List<Object>> seen = new HashSet<>();
            for (SourceRow row : page) {
                try {
                    LocalDate day = row.day("date", from, to);
                    if (row.has("holiday")) {
                        days.add(new CalendarDay(day, row.text("holiday")));
                    } else {
                        numbers.add(number(row, day, seen));
                    }
                } catch (ObjectionException e) {
                    refused.add(String.valueOf(e.getMessage()), e.example());
                }
            }
            written += rows.numbers(scope.tenantId(), SOURCE, scope.now(), numbers);
            named += rows.holidays(scope.tenantId(), SOURCE, days);
        }

        private RegressorValue number(SourceRow row, LocalDate day, Set<List<Object>> seen) {
            String name = row.text("name");
            if (!NAME.matcher(name).matches()) {
                throw new ObjectionException("name is none for a number: letters, digits, _ . - up to 63", name);
            }
            if (!names.contains(name) && names.size() == MAX_NAMES) {
                throw new ObjectionException("there are more than " + MAX_NAMES + " names", name);
            }
            double value = row.number("value", name);
            if (!seen.add(List.of(name, day))) {
                throw new ObjectionException("name and day are named twice", name + " " + day);
            }
            names.add(name);
            return new RegressorValue(name, day, value);
        }
    }
}
