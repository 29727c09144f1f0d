package com.bakery.forecasting.cli;

import com.bakery.forecasting.ShopPreparation;
import com.bakery.forecasting.ShopPreparation.Seller;
import com.bakery.forecasting.cli.CsvRows.CsvRow;
import com.bakery.forecasting.data.PeerLevels;
import com.bakery.forecasting.data.RawSales;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sales by product and day: several rows of one product and day are summed, a negative day counts 0. */
final class SalesFile {
    private static final double MOST = 1e9;
    private static final int PEER_DAYS = 28;

    private final SortedMap<String, SortedMap<LocalDate, Day>> products = new TreeMap<>();
    private final SortedMap<LocalDate, Double> totals = new TreeMap<>();
    private final Map<String, String> categories = new TreeMap<>();

    private record Day(double quantity, boolean soldOut) {
        Day plus(Day other) {
            return new Day(quantity + other.quantity, soldOut || other.soldOut);
        }
    }

    private SalesFile() {}

    /** @throws com.bakery.forecasting.TrainingRefusedException INVALID_DATA naming line, column, value and rule */
    static SalesFile read(Path file) {
        SalesFile sales = new SalesFile();
        CsvRows.read(file, List.of("date", "product", "quantity"), sales::add);
        if (sales.products.isEmpty()) {
            throw CsvRows.invalid(file + " has no row");
        }
        sales.products
                .values()
                .forEach(days -> days.forEach(
                        (day, sold) -> sales.totals.merge(day, Math.max(0, sold.quantity()), Double::sum)));
        return sales;
    }

    Set<String> products() {
        return products.keySet();
    }

    LocalDate firstDay() {
        return totals.firstKey();
    }

    LocalDate lastDay() {
        return totals.lastKey();
    }

    List<RawSales> totals() {
        List<RawSales> rows = new ArrayList<>(totals.size());
        totals.forEach((day, quantity) -> rows.add(new RawSales(day, quantity)));
        return rows;
    }

    List<RawSales> of(String product) {
        Map<LocalDate, Day> days = Objects.requireNonNull(products.get(product));
        List<RawSales> rows = new ArrayList<>(days.size());
        days.forEach((day, sold) -> rows.add(new RawSales(day, Math.max(0, sold.quantity()), sold.soldOut())));
        return rows;
    }

    /** What the products sell on an open day of the shop's last four weeks. */
    PeerLevels peers() {
        LocalDate from = lastDay().minusDays(PEER_DAYS - 1L);
        long open = Math.max(
                1,
                totals.tailMap(from).values().stream().filter(sold -> sold > 0).count());
        PeerLevels peers = new PeerLevels();
        products.forEach((product, days) -> {
            peers.add(product, sold(days.tailMap(from)) / open, categories.get(product));
        });
        return peers;
    }

    /** Names of the products to learn from. */
    Set<String> bestSelling() {
        LocalDate from = lastDay().minusDays(ShopPreparation.RANKED_DAYS - 1L);
        List<Seller<String>> sellers = new ArrayList<>();
        products.forEach((product, days) -> sellers.add(new Seller<>(product, product, sold(days.tailMap(from)))));
        return ShopPreparation.bestSelling(sellers).stream().map(Seller::id).collect(Collectors.toSet());
    }

    private static double sold(SortedMap<LocalDate, Day> days) {
        return days.values().stream()
                .mapToDouble(day -> Math.max(0, day.quantity()))
                .sum();
    }

    private void add(CsvRow row) {
        String product = row.name("product");
        double quantity = row.number("quantity");
        if (Double.isNaN(quantity) || Math.abs(quantity) > MOST) {
            throw row.refused("quantity", row.text("quantity"), "is no number up to " + MOST);
        }
        Day day = new Day(quantity, row.flag("sold_out"));
        if (!row.text("category").isEmpty()) {
            categories.put(product, row.text("category"));
        }
        products.computeIfAbsent(product, name -> new TreeMap<>()).merge(row.day("date"), day, Day::plus);
    }
}
