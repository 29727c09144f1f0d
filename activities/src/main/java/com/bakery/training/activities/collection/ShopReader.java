package com.bakery.training.activities.collection;

import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.calendar.PublicHolidays;
import com.bakery.forecasting.data.NamedDay;
import com.bakery.forecasting.data.PeerLevels;
import com.bakery.forecasting.data.RawSales;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.training.registry.sales.CalendarRepository;
import com.bakery.training.registry.sales.SalesRepository;
import com.bakery.training.registry.settings.SettingsRepository;
import com.bakery.training.registry.settings.TenantSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads a shop from the registry. */
public final class ShopReader {
    private static final int PEER_DAYS = 28;

    private final SalesRepository sales;
    private final ShopNumbers numbers;
    private final CalendarRepository calendar;
    private final SettingsRepository settings;

    public ShopReader(
            SalesRepository sales, ShopNumbers numbers, CalendarRepository calendar, SettingsRepository settings) {
        this.sales = sales;
        this.numbers = numbers;
        this.calendar = calendar;
        this.settings = settings;
    }

    /** The shop as its rows are now. */
    ShopData shop(UUID tenantId) {
        List<RawSales> totals = sales.shopDays(tenantId).stream()
                .map(day -> new RawSales(day.day(), day.quantity()))
                .toList();
        return new ShopData(totals, numbers(tenantId, totals), holidays(tenantId, totals), peers(tenantId, totals));
    }

    private List<RegressorSeries> numbers(UUID tenantId, List<RawSales> totals) {
        return totals.isEmpty()
                ? List.of()
                : numbers.of(
                        tenantId,
                        settings.find(tenantId),
                        totals.get(0).day(),
                        totals.get(totals.size() - 1).day());
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
}
