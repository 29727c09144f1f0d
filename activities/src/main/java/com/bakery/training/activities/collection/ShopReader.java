package com.bakery.training.activities.collection;

import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.calendar.PublicHolidays;
import com.bakery.forecasting.data.NamedDay;
import com.bakery.forecasting.data.PeerLevels;
import com.bakery.forecasting.data.RawSales;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.training.registry.sales.CalendarRepository;
import com.bakery.training.registry.sales.DayValue;
import com.bakery.training.registry.sales.RegressorRepository;
import com.bakery.training.registry.sales.SalesRepository;
import com.bakery.training.registry.settings.SettingsRepository;
import com.bakery.training.registry.settings.TenantSettings;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads a shop from the registry. */
public final class ShopReader {
    private static final int PEER_DAYS = 28;

    private final SalesRepository sales;
    private final RegressorRepository regressors;
    private final CalendarRepository calendar;
    private final SettingsRepository settings;

    public ShopReader(
            SalesRepository sales,
            RegressorRepository regressors,
            CalendarRepository calendar,
            SettingsRepository settings) {
        this.sales = sales;
        this.regressors = regressors;
        this.calendar = calendar;
        this.settings = settings;
    }

    /** The shop as its rows are now. */
    ShopData shop(UUID tenantId) {
        List<RawSales> totals = sales.shopDays(tenantId).stream()
                .map(day -> new RawSales(day.day(), day.quantity()))
                .toList();
        List<RegressorSeries> series =
                regressors.series(tenantId).stream().map(ShopReader::grid).toList();
        return new ShopData(totals, series, holidays(tenantId, totals), peers(tenantId, totals));
    }

    /** What the products sell on an open day of the shop's last four weeks. */
    private PeerLevels peers(UUID tenantId, List<RawSales> totals) {
        PeerLevels peers = new PeerLevels();
        if (!totals.isEmpty()) {
            LocalDate last = totals.get(totals.size() - 1).day();
            long open = totals.stream()
                    .filter(day -> day.day().isAfter(last.minusDays(PEER_DAYS)) && day.quantity() > 0)
                    .count();
            sales.recent(tenantId, PEER_DAYS)
                    .forEach(product -> peers.add(
                            product.productId().toString(),
                            product.quantity() / Math.max(1, open),
                            product.category()));
        }
        return peers;
    }

    /** The rows of a product. */
    List<RawSales> sales(UUID tenantId, UUID productId) {
        return sales.series(tenantId, productId).stream()
                .map(row -> new RawSales(row.day(), row.quantity(), Boolean.TRUE.equals(row.soldOut())))
                .toList();
    }

    /** The tenant's own days, and the public holidays of its place on days it did not name itself. */
    private List<NamedDay> holidays(UUID tenantId, List<RawSales> totals) {
        List<NamedDay> days = new ArrayList<>();
        calendar.days(tenantId).forEach(day -> days.add(new NamedDay(day.day(), day.name())));
        if (!totals.isEmpty()) {
            Set<LocalDate> own = days.stream().map(NamedDay::day).collect(Collectors.toSet());
            TenantSettings place = settings.find(tenantId);
            LocalDate last = totals.get(totals.size() - 1).day().plusDays(KnownFuture.DAYS);
            PublicHolidays.between(
                            place.country(),
                            place.subdivision(),
                            totals.get(0).day().getYear(),
                            last.getYear())
                    .stream()
                    .filter(day -> !own.contains(day.day()))
                    .forEach(days::add);
        }
        return days;
    }

    private static RegressorSeries grid(com.bakery.training.registry.sales.RegressorSeries rows) {
        LocalDate first = rows.values().get(0).day();
        LocalDate last = rows.values().get(rows.values().size() - 1).day();
        double[] values = new double[(int) ChronoUnit.DAYS.between(first, last) + 1];
        Arrays.fill(values, Double.NaN);
        for (DayValue day : rows.values()) {
            values[(int) ChronoUnit.DAYS.between(first, day.day())] = day.value();
        }
        return new RegressorSeries(
                rows.name(),
                rows.isEventFlag() ? RegressorSeries.Kind.EVENT_FLAG : RegressorSeries.Kind.NUMERIC,
                first,
                values);
    }
}
