package com.bakery.forecasting.data;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything a product is trained on, on a regular daily grid that ends with the shop's last day.
 *
 * @param shopFirstDay first day the shop sold anything
 * @param shopTotal the shop's total of each day from there on; 0 on a closed day
 * @param quantity the product's quantity of each day from its first sale on; ends on the shop's last day; the estimated demand where it sold out
 * @param soldOut for each day of {@code quantity}, whether the product sold out on it while the shop was open
 * @param holidays named days, the next 400 days behind the data included
 * @param findings what the data rules saw
 * @param peerLevel what a product of the same category sells on an open day, by {@link PeerLevels}; null where nothing is known
 */
public record ProductData(
        String productId,
        String productName,
        LocalDate shopFirstDay,
        double[] shopTotal,
        double[] quantity,
        boolean[] soldOut,
        List<RegressorSeries> regressors,
        List<NamedDay> holidays,
        List<DataFinding> findings,
        @Nullable Double peerLevel) {

    public ProductData {
        regressors = List.copyOf(regressors);
        holidays = List.copyOf(holidays);
        findings = List.copyOf(findings);
        if (quantity.length == 0 || quantity.length > shopTotal.length) {
            throw new IllegalArgumentException(
                    "a product has 1.." + shopTotal.length + " days, the days of its shop, not " + quantity.length);
        }
        if (soldOut.length != quantity.length) {
            throw new IllegalArgumentException(
                    "soldOut has length " + soldOut.length + " but quantity has length " + quantity.length);
        }
    }

    /** A product that never sold out. */
    public ProductData(
            String productId,
            String productName,
            LocalDate shopFirstDay,
            double[] shopTotal,
            double[] quantity,
            List<RegressorSeries> regressors,
            List<NamedDay> holidays,
            List<DataFinding> findings) {
        this(
                productId,
                productName,
                shopFirstDay,
                shopTotal,
                quantity,
                new boolean[quantity.length],
                regressors,
                holidays,
                findings,
                null);
    }

    /** The same product with other quantities and findings. */
    ProductData with(double[] newQuantity, List<DataFinding> newFindings) {
        return new ProductData(
                productId,
                productName,
                shopFirstDay,
                shopTotal,
                newQuantity,
                soldOut,
                regressors,
                holidays,
                newFindings,
                peerLevel);
    }

    /** The same product beside its peers. */
    public ProductData beside(@Nullable Double level) {
        return new ProductData(
                productId,
                productName,
                shopFirstDay,
                shopTotal,
                quantity,
                soldOut,
                regressors,
                holidays,
                findings,
                level);
    }

    /** A copy of the product as it was known at the end of its first {@code days}: sales until then, calendars, and numbers as far ahead as they are known behind the data, none of a flag that is not known ahead. */
    public ProductData first(int days) {
        LocalDate last = day(days - 1);
        return new ProductData(
                productId,
                productName,
                shopFirstDay,
                Arrays.copyOf(shopTotal, offset() + days),
                Arrays.copyOf(quantity, days),
                Arrays.copyOf(soldOut, days),
                regressors.stream()
                        .map(regressor -> regressor.knownOn(last, lastDay()))
                        .toList(),
                holidays,
                findings.stream().filter(finding -> !finding.to().isAfter(last)).toList(),
                peerLevel);
    }

    /** The product's first day. */
    public LocalDate firstDay() {
        return shopFirstDay.plusDays(offset());
    }

    /** The last day of the shop and the product. */
    public LocalDate lastDay() {
        return shopFirstDay.plusDays(shopTotal.length - 1L);
    }

    /** Days of the product. */
    public int days() {
        return quantity.length;
    }

    /** Days of the shop before the product's first. */
    public int offset() {
        return shopTotal.length - quantity.length;
    }

    /** Whether the shop sold anything on the product's day {@code i}. */
    public boolean open(int i) {
        return shopTotal[offset() + i] > 0;
    }

    /**
     * Mean of the values over the open days of a range; NaN without one.
     *
     * @param values one per day of the product
     * @param to the day behind the last
     */
    public double meanOpen(double[] values, int from, int to) {
        double sum = 0;
        int open = 0;
        for (int i = from; i < to; i++) {
            if (open(i)) {
                sum += values[i];
                open++;
            }
        }
        return open == 0 ? Double.NaN : sum / open;
    }

    public LocalDate day(int i) {
        return firstDay().plusDays(i);
    }

    /** Index of a day on the product's grid; negative before it, {@link #days()} and above behind it. */
    public int index(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(firstDay(), day);
    }

    /** The days that have a name. */
    Set<LocalDate> namedDays() {
        return holidays.stream().map(NamedDay::day).collect(Collectors.toSet());
    }

    /** Days with a quantity above 0. */
    public int saleDays() {
        int count = 0;
        for (double value : quantity) {
            if (value > 0) {
                count++;
            }
        }
        return count;
    }
}
