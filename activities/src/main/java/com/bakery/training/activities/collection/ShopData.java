package com.bakery.training.activities.collection;

import com.bakery.forecasting.data.NamedDay;
import com.bakery.forecasting.data.PeerLevels;
import com.bakery.forecasting.data.RawSales;
import com.bakery.forecasting.data.RegressorSeries;
import java.util.List;

/** What all products of a shop share: totals by day, regressors, named days, what the products sell. */
record ShopData(List<RawSales> totals, List<RegressorSeries> regressors, List<NamedDay> holidays, PeerLevels peers) {
    ShopData {
        totals = List.copyOf(totals);
        regressors = List.copyOf(regressors);
        holidays = List.copyOf(holidays);
    }
}
