package com.bakery.training.activities.external;

import com.bakery.training.registry.external.FetchedRows;
import com.bakery.training.registry.external.Place;
import com.bakery.training.registry.settings.TenantSettings;
import java.util.Optional;

/** Public numbers of the shop's place, kept for every shop there. */
abstract class PlaceFetch implements ExternalFetch {
    private final String source;
    private final FetchedRows rows;

    PlaceFetch(String source, FetchedRows rows) {
        this.source = source;
        this.rows = rows;
    }

    @Override
    public final String source() {
        return source;
    }

    @Override
    public final Report fetch(Scope scope) {
        Optional<FetchedRows.Days> sold = rows.sold(scope.tenantId());
        TenantSettings shop = scope.shop();
        if (sold.isEmpty()) {
            return Report.nothing("The shop has no sales yet; its " + source + " is not asked for.");
        }
        if (shop.latitude() == null || shop.longitude() == null) {
            return Report.incomplete("the shop's place is unknown: save latitude and longitude in its settings");
        }
        return fetch(scope, sold.get(), new Place(shop.latitude(), shop.longitude()));
    }

    /** Fetches what is not known yet about the place, for the days {@code sold} and what can be known behind them. */
    abstract Report fetch(Scope scope, FetchedRows.Days sold, Place place);
}
