package com.bakery.training.activities.external;

import com.bakery.training.activities.external.ExternalSettings.Service;
import com.bakery.training.activities.external.http.HttpLimits;
import com.bakery.training.activities.external.http.HttpSource;
import com.bakery.training.registry.external.ExternalFetches;
import com.bakery.training.registry.external.FetchedRows;
import com.bakery.training.registry.external.PlaceDayRepository;
import com.bakery.training.registry.product.ProductRepository;
import com.bakery.training.registry.sales.SalesArrivals;
import java.util.ArrayList;
import java.util.List;

/** The sources that are configured, in the order they are asked: sales first, they say which days matter. */
public final class ExternalSources {
    private final List<ExternalFetch> fetches = new ArrayList<>();

    /** @param metrics hears of every request */
    public ExternalSources(
            ExternalSettings configured,
            FetchedRows rows,
            ExternalFetches progress,
            PlaceDayRepository days,
            ProductRepository products,
            SalesArrivals arrivals,
            ExternalMetrics metrics) {
        HttpLimits limits = configured.answers();
        PlaceCache cache = new PlaceCache(days);
        Service sales = configured.sales();
        if (sales != null) {
            HttpSource http = new HttpSource(SalesFetch.SOURCE, sales.token(), limits, metrics);
            PagedRows pages = new PagedRows(http, sales.address(), "sales");
            fetches.add(new SalesFetch(pages, configured.salesHistoryDays(), rows, progress, products, arrivals));
        }
        Service external = configured.external();
        if (external != null) {
            HttpSource http = new HttpSource(TenantDaysFetch.SOURCE, external.token(), limits, metrics);
            fetches.add(new TenantDaysFetch(new PagedRows(http, external.address(), "days"), rows, progress));
        }
        if (configured.weather() != null) {
            HttpSource http = new HttpSource("weather", null, limits, metrics);
            fetches.add(new WeatherFetch(http, configured.weather(), cache, rows));
        }
        if (configured.traffic() != null) {
            HttpSource http = new HttpSource(
                    PlaceDayRepository.TRAFFIC, null, configured.traffic().files(), metrics);
            fetches.add(new TrafficFetch(http, configured.traffic(), cache, rows));
        }
    }

    List<ExternalFetch> fetches() {
        return fetches;
    }

    /** Whether sales come from a service. */
    boolean haveSales() {
        return fetches.stream().anyMatch(SalesFetch.class::isInstance);
    }
}
