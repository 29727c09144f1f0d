package com.bakery.forecasting;

import com.bakery.forecasting.data.DataFinding;
import com.bakery.forecasting.data.NamedDay;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.forecasting.data.RegressorSeries.Kind;
import com.bakery.forecasting.member.TrainingWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/** Builds a product by hand: days count from a Monday, the shop sells ten times the product and is open every day unless said otherwise. */
public final class AShop {
    public static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    private final int days;
    private IntToDoubleFunction quantity;
    private IntToDoubleFunction total;
    private IntPredicate closed = i -> false;
    private IntPredicate soldOut = i -> false;
    private int offset;
    private Double peerLevel;
    private final List<RegressorSeries> regressors = new ArrayList<>();
    private final List<NamedDay> holidays = new ArrayList<>();

    private AShop(int days) {
        this.days = days;
    }

    /** A shop of so many days, whose product sells 10 a day. */
    public static AShop of(int days) {
        AShop shop = new AShop(days);
        shop.quantity = i -> 10;
        shop.total = i -> 100;
        return shop;
    }

    /** A product whose days repeat this week, Monday first. */
    public static AShop ofWeeks(int weeks, double... week) {
        return of(7 * weeks).selling(i -> week[i % 7]);
    }

    /** @param byDay of the shop's day */
    public AShop selling(IntToDoubleFunction byDay) {
        quantity = byDay;
        return this;
    }

    public AShop total(IntToDoubleFunction byDay) {
        total = byDay;
        return this;
    }

    public AShop closed(IntPredicate day) {
        closed = day;
        return this;
    }

    public AShop soldOut(IntPredicate day) {
        soldOut = day;
        return this;
    }

    /** The product's first day. */
    public AShop from(int day) {
        offset = day;
        return this;
    }

    public AShop peerLevel(double level) {
        peerLevel = level;
        return this;
    }

    /** A flag known until so many days behind the last one. */
    public AShop event(String name, int ahead, IntPredicate day) {
        return regressor(name, Kind.EVENT_FLAG, ahead, i -> day.test(i) ? 1 : 0);
    }

    /** A number known until so many days behind the last one. */
    public AShop number(String name, int ahead, IntToDoubleFunction value) {
        return regressor(name, Kind.NUMERIC, ahead, value);
    }

    public AShop holiday(int day, String name) {
        holidays.add(new NamedDay(MONDAY.plusDays(day), name));
        return this;
    }

    private AShop regressor(String name, Kind kind, int ahead, IntToDoubleFunction value) {
        double[] values = new double[days + ahead];
        Arrays.setAll(values, value);
        regressors.add(new RegressorSeries(name, kind, MONDAY, values));
        return this;
    }

    public ProductData data() {
        double[] totals = new double[days];
        Arrays.setAll(totals, i -> closed.test(i) ? 0 : total.applyAsDouble(i));
        double[] sold = new double[days - offset];
        boolean[] marked = new boolean[days - offset];
        for (int i = 0; i < sold.length; i++) {
            sold[i] = closed.test(i + offset) ? 0 : quantity.applyAsDouble(i + offset);
            marked[i] = !closed.test(i + offset) && soldOut.test(i + offset);
        }
        List<DataFinding> none = List.of();
        return new ProductData("id", "product", MONDAY, totals, sold, marked, regressors, holidays, none, peerLevel);
    }

    public TrainingWindow window() {
        return TrainingWindow.whole(data(), PipelineOptions.DEFAULT, null);
    }

    /** The same data with other sales behind a day of the product, the shop's total with them. */
    public static ProductData changedBehind(ProductData data, int lastKnown) {
        double[] quantity = data.quantity().clone();
        double[] totals = data.shopTotal().clone();
        for (int i = lastKnown + 1; i < quantity.length; i++) {
            boolean open = i % 5 != 0;
            quantity[i] = open ? 3 * quantity[i] + 17 + i % 11 : 0;
            totals[data.offset() + i] = open ? 1000 + 13 * i : 0;
        }
        return new ProductData(
                data.productId(),
                data.productName(),
                data.shopFirstDay(),
                totals,
                quantity,
                new boolean[quantity.length],
                data.regressors(),
                data.holidays(),
                List.of(),
                data.peerLevel());
    }
}
