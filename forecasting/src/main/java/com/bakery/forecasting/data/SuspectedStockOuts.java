package com.bakery.forecasting.data;

import com.bakery.forecasting.data.DataFinding.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Open days in a row without a sale that chance hardly explains: if the days were independent, the product of the shares of days without a sale, by weekday over eight weeks
 * on either side, is below 1e-4. The share of a weekday is drawn towards that of all weekdays with the weight of two days. Weekdays on which the product often sells nothing, days
 * with a name and days marked sold out prove nothing. Longer stretches are {@link Gaps}.
 */
final class SuspectedStockOuts {
    private static final int NEIGHBOURHOOD_DAYS = 56;
    private static final int LEAST_NEIGHBOURS = 28;
    private static final double POOLED_DAYS = 14;
    private static final double USUALLY_SELLS = 0.2;
    private static final double IMPROBABLE = 1e-4;

    private final ProductData data;
    private final Set<LocalDate> named;

    private SuspectedStockOuts(ProductData data) {
        this.data = data;
        named = data.namedDays();
    }

    /** Findings by day. */
    static List<DataFinding> find(ProductData data) {
        return new SuspectedStockOuts(data).find();
    }

    private List<DataFinding> find() {
        List<DataFinding> findings = new ArrayList<>();
        int first = -1;
        int last = -1;
        int openDays = 0;
        for (int i = 0; i <= data.days(); i++) {
            if (i == data.days() || data.quantity()[i] > 0) {
                if (openDays > 0 && openDays < Gaps.LONG_GAP && probability(first, last) < IMPROBABLE) {
                    findings.add(new DataFinding(
                            Kind.SUSPECTED_STOCK_OUT, data.day(first), data.day(last), openDays, text(openDays)));
                }
                openDays = 0;
            } else if (data.open(i)) {
                first = openDays == 0 ? i : first;
                last = i;
                openDays++;
            }
        }
        return findings;
    }

    private static String text(int openDays) {
        return "Nothing was sold on " + openDays
                + " open days in a row, which is improbable for this product. If it had run out, mark the days as sold out.";
    }

    /** Of no sale from {@code first} to {@code last}. */
    private double probability(int first, int last) {
        int[] days = new int[7];
        int[] without = new int[7];
        int allDays = 0;
        int allWithout = 0;
        for (int i = Math.max(0, first - NEIGHBOURHOOD_DAYS);
                i <= Math.min(data.days() - 1, last + NEIGHBOURHOOD_DAYS);
                i++) {
            if ((i < first || i > last) && counts(i)) {
                days[i % 7]++;
                allDays++;
                without[i % 7] += data.quantity()[i] > 0 ? 0 : 1;
                allWithout += data.quantity()[i] > 0 ? 0 : 1;
            }
        }
        if (allDays < LEAST_NEIGHBOURS) {
            return 1;
        }
        double share = (allWithout + 1.0) / (allDays + 2);
        double probability = 1;
        for (int i = first; i <= last; i++) {
            double ofWeekday = (without[i % 7] + POOLED_DAYS * share) / (days[i % 7] + POOLED_DAYS);
            probability *= counts(i) && ofWeekday <= USUALLY_SELLS ? ofWeekday : 1;
        }
        return probability;
    }

    private boolean counts(int day) {
        return data.open(day) && !data.soldOut()[day] && !named.contains(data.day(day));
    }
}
