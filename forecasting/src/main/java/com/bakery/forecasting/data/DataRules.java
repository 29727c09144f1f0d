package com.bakery.forecasting.data;

import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.forecasting.TrainingRefusedException.Reason;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes the regular grid from raw rows: an open day of the shop without a row of the product is a day with 0 sold, a day without any sale of the shop
 * is a closed day, spikes are taken back to a bound, a day that sold out gets its expected demand, and all of it is said.
 */
public final class DataRules {
    private DataRules() {}

    /**
     * The product's data.
     *
     * @param sales rows of the product, any order, at most one a day
     * @param shop totals of the shop by day, any order; the last one ends the data, and is a closed day where it is 0
     * @param holidays named days of history and future
     * @throws TrainingRefusedException INSUFFICIENT_DATA, NO_VARIATION or INVALID_DATA
     */
    public static ProductData apply(
            String productId,
            String productName,
            List<RawSales> sales,
            List<RawSales> shop,
            List<RegressorSeries> regressors,
            List<NamedDay> holidays,
            int minTrainingDays) {
        requireFinite(sales);
        int saleDays = (int) sales.stream().filter(row -> row.quantity() > 0).count();
        if (saleDays < minTrainingDays) {
            throw new TrainingRefusedException(
                    Reason.INSUFFICIENT_DATA,
                    "Product requires minimum " + minTrainingDays + " days of sales data. Currently: " + saleDays
                            + " days.");
        }
        LocalDate shopFirst = first(shop);
        LocalDate shopLast =
                shop.stream().map(RawSales::day).max(Comparator.naturalOrder()).orElseThrow();
        double[] shopTotal = grid(shop, shopFirst, shopLast);
        LocalDate first = first(sales);
        double[] quantity = grid(sales, first, shopLast);
        ProductData raw = new ProductData(
                productId,
                productName,
                shopFirst,
                shopTotal,
                quantity,
                soldOut(sales, first, shopTotal, quantity.length),
                regressors,
                holidays,
                List.of(),
                null);
        requireVariation(raw);
        List<DataFinding> findings = new ArrayList<>(Gaps.find(raw));
        double[] bounded = Outliers.bound(raw, findings);
        findings.addAll(SuspectedStockOuts.find(raw));
        double[] demand = demand(raw.with(bounded, List.of()), findings);
        return raw.with(demand, findings);
    }

    /** The quantities with what was wanted on days that sold out. */
    private static double[] demand(ProductData sold, List<DataFinding> findings) {
        double[] demand = CensoredDemand.estimate(sold, List.of());
        List<LevelShift> shifts = LevelShifts.find(sold.with(demand, List.of()));
        if (!shifts.isEmpty()) {
            demand = CensoredDemand.estimate(sold, shifts);
        }
        shifts.forEach(shift -> findings.add(shift.finding(sold)));
        findings.addAll(StockOuts.find(sold, demand));
        return demand;
    }

    /** The open days of the product's grid that are marked. */
    private static boolean[] soldOut(List<RawSales> rows, LocalDate first, double[] shopTotal, int days) {
        boolean[] soldOut = new boolean[days];
        for (RawSales row : rows) {
            int index = (int) ChronoUnit.DAYS.between(first, row.day());
            if (row.soldOut() && index >= 0 && index < days) {
                soldOut[index] = shopTotal[shopTotal.length - days + index] > 0;
            }
        }
        return soldOut;
    }

    private static double[] grid(List<RawSales> rows, LocalDate first, LocalDate last) {
        double[] grid = new double[(int) ChronoUnit.DAYS.between(first, last) + 1];
        for (RawSales row : rows) {
            int index = (int) ChronoUnit.DAYS.between(first, row.day());
            if (index >= 0 && index < grid.length) {
                grid[index] += Math.max(0, row.quantity());
            }
        }
        return grid;
    }

    /** The first day with a quantity above 0. */
    private static LocalDate first(List<RawSales> rows) {
        return sold(rows).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static java.util.stream.Stream<LocalDate> sold(List<RawSales> rows) {
        return rows.stream().filter(row -> row.quantity() > 0).map(RawSales::day);
    }

    private static void requireFinite(List<RawSales> sales) {
        for (RawSales row : sales) {
            if (!Double.isFinite(row.quantity())) {
                throw new TrainingRefusedException(
                        Reason.INVALID_DATA, "Quantity on " + row.day() + " is " + row.quantity() + ".");
            }
        }
    }

    private static void requireVariation(ProductData data) {
        double first = Double.NaN;
        for (int i = 0; i < data.days(); i++) {
            if (data.open(i)) {
                if (Double.isNaN(first)) {
                    first = data.quantity()[i];
                } else if (data.quantity()[i] != first) {
                    return;
                }
            }
        }
        throw new TrainingRefusedException(
                Reason.NO_VARIATION, "Product sold " + first + " on every open day; there is nothing to learn.");
    }
}
