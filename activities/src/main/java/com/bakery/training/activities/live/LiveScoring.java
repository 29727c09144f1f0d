package com.bakery.training.activities.live;

import com.bakery.forecasting.model.ProductModel;
import com.bakery.training.registry.live.LiveDay;
import com.bakery.training.registry.live.LiveModel;
import com.bakery.training.registry.live.LiveScores;
import com.bakery.training.registry.sales.DailySale;
import com.bakery.training.registry.sales.SalesArrival;
import com.bakery.training.registry.sales.SalesArrivals;
import com.bakery.training.registry.sales.SalesRepository;
import com.bakery.training.registry.settings.SettingsRepository;
import com.bakery.training.registry.tenancy.Turns;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Compares served, challenging and previous versions with sales that arrived, and hands what it sees to {@link LiveDecisions}. It works on arrivals alone, so a pass
 * without new sales is one small query. One pass; the caller repeats it and sees to it that one instance does. A pass that breaks off is repeated from its rows.
 */
public final class LiveScoring {
    private final SalesArrivals arrivals;
    private final SalesRepository sales;
    private final LiveScores scores;
    private final SettingsRepository settings;
    private final StoredForecasts forecasts;
    private final LiveDecisions decisions;
    private final LiveMetrics metrics;
    private final int lateDays;
    private final Clock clock;

    /** @param lateDays after which an open day without a row of the product counts as one on which it sold nothing */
    public LiveScoring(
            SalesArrivals arrivals,
            SalesRepository sales,
            LiveScores scores,
            SettingsRepository settings,
            StoredForecasts forecasts,
            LiveDecisions decisions,
            LiveMetrics metrics,
            int lateDays,
            Clock clock) {
        this.arrivals = arrivals;
        this.sales = sales;
        this.scores = scores;
        this.settings = settings;
        this.forecasts = forecasts;
        this.decisions = decisions;
        this.metrics = metrics;
        this.lateDays = lateDays;
        this.clock = clock;
    }

    /** Looks at everything that arrived. A tenant whose turn fails keeps its place and does not keep the others from theirs. */
    public void score() {
        Turns.each(arrivals.waiting(), arrival -> {
            score(arrival);
            arrivals.done(arrival);
        });
    }

    private void score(SalesArrival arrival) {
        UUID tenantId = arrival.tenantId();
        Collection<List<LiveModel>> products = scores.models(tenantId).stream()
                .collect(Collectors.groupingBy(LiveModel::productId, LinkedHashMap::new, Collectors.toList()))
                .values();
        Optional<LocalDate> from = products.stream()
                .flatMap(List::stream)
                .map(model -> firstDay(model, arrival))
                .min(LocalDate::compareTo);
        if (from.isEmpty()) {
            return;
        }
        LocalDate yesterday = lastCompleteDay(tenantId);
        Set<LocalDate> open = sales.openDays(tenantId, from.get(), yesterday);
        if (open.isEmpty()) {
            return;
        }
        List<ScoredProduct> scored = new ArrayList<>();
        for (List<LiveModel> models : products) {
            if (score(arrival, models, open, yesterday)) {
                scored.add(scored(tenantId, models));
            }
        }
        decisions.act(tenantId, scored);
    }

    private ScoredProduct scored(UUID tenantId, List<LiveModel> models) {
        Map<UUID, List<LiveDay>> days = new HashMap<>();
        models.forEach(model -> days.put(model.id(), scores.days(tenantId, model.id())));
        return new ScoredProduct(models, days);
    }

    /** @return whether days of the served version are among what was scored, or a rival's */
    private boolean score(SalesArrival arrival, List<LiveModel> models, Set<LocalDate> open, LocalDate yesterday) {
        LocalDate first = models.stream()
                .map(model -> firstDay(model, arrival))
                .min(LocalDate::compareTo)
                .orElseThrow();
        Map<LocalDate, DailySale> sold = new TreeMap<>();
        sales.series(arrival.tenantId(), models.get(0).productId(), first).forEach(sale -> sold.put(sale.day(), sale));
        LocalDate told = told(sold.keySet(), open, yesterday);
        boolean any = false;
        for (LiveModel model : models) {
            LocalDate from = firstDay(model, arrival);
            LocalDate to = earlier(told, model.dataTo().plusDays(ProductModel.MAX_HORIZON));
            if (!from.isAfter(to)) {
                any |= score(arrival.tenantId(), model, sold, open, from, to);
            }
        }
        return any;
    }

    /**
     * The last day the product's sales tell something about. Behind its own last row, an open day without one is a day on which it did not sell, or one whose sales
     * are still to come; after so many days it is the former.
     */
    private LocalDate told(Set<LocalDate> sold, Set<LocalDate> open, LocalDate yesterday) {
        LocalDate late = yesterday.minusDays(lateDays);
        LocalDate own = sold.isEmpty() ? late : Collections.max(sold);
        return earlier(Collections.max(open), own.isAfter(late) ? own : late);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private boolean score(
            UUID tenantId,
            LiveModel model,
            Map<LocalDate, DailySale> sold,
            Set<LocalDate> open,
            LocalDate from,
            LocalDate to) {
        return forecasts
                .until(tenantId, model, to)
                .map(expected -> {
                    List<LiveDay> days = compared(expected, sold, open, from, to);
                    scores.write(tenantId, model, from, to, days);
                    metrics.scored(tenantId, days.size());
                    return !days.isEmpty();
                })
                .orElse(false);
    }

    /** As the folds do: an open day without a row sold nothing; closed days, and those that sold out, tell nothing. */
    private static List<LiveDay> compared(
            Map<LocalDate, Double> expected,
            Map<LocalDate, DailySale> sold,
            Set<LocalDate> open,
            LocalDate from,
            LocalDate to) {
        List<LiveDay> days = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            DailySale sale = sold.get(day);
            Double forecast = expected.get(day);
            boolean soldOut = sale != null && Boolean.TRUE.equals(sale.soldOut());
            if (open.contains(day) && forecast != null && !soldOut) {
                days.add(new LiveDay(day, sale == null ? 0 : sale.quantity(), forecast));
            }
        }
        return days;
    }

    /** Days nobody looked at, and those that were written anew; never a day the version was trained on. */
    private static LocalDate firstDay(LiveModel model, SalesArrival arrival) {
        LocalDate unseen = (model.lookedTo() == null ? model.dataTo() : model.lookedTo()).plusDays(1);
        LocalDate first = arrival.firstDay().isBefore(unseen) ? arrival.firstDay() : unseen;
        return first.isAfter(model.dataTo()) ? first : model.dataTo().plusDays(1);
    }

    /** The shop may sell more today. */
    private LocalDate lastCompleteDay(UUID tenantId) {
        ZoneId zone = ZoneId.of(settings.find(tenantId).timeZone());
        return LocalDate.now(clock.withZone(zone)).minusDays(1);
    }
}
