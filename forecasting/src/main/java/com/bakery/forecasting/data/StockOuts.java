package com.bakery.forecasting.data;

import com.bakery.forecasting.data.DataFinding.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What to say of the days that were marked sold out. */
final class StockOuts {
    private StockOuts() {}

    /**
     * One finding, or none if no day is marked.
     *
     * @param sold the product with what was sold
     * @param demand what was sold, or estimated
     */
    static List<DataFinding> find(ProductData sold, double[] demand) {
        int first = -1;
        int last = -1;
        int days = 0;
        int open = 0;
        for (int i = 0; i < sold.days(); i++) {
            open += sold.open(i) ? 1 : 0;
            if (sold.soldOut()[i]) {
                first = first < 0 ? i : first;
                last = i;
                days++;
            }
        }
        if (days == 0) {
            return List.of();
        }
        String text = String.format(
                Locale.ROOT,
                "Sold out on %d of %d open days. The demand of these days was estimated: the mean of an open day rises from %.1f to %.1f.",
                days,
                open,
                Arrays.stream(sold.quantity()).sum() / open,
                Arrays.stream(demand).sum() / open);
        return List.of(new DataFinding(Kind.STOCK_OUT, sold.day(first), sold.day(last), days, text));
    }
}
