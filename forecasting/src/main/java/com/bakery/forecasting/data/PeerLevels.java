package com.bakery.forecasting.data;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What products like a given one sell on an open day: the median over the others of its category, or over all others of the shop where the category has fewer than three. */
public final class PeerLevels {
    private static final int LEAST_PEERS = 3;

    private final SortedMap<String, Level> levels = new TreeMap<>();

    private record Level(double perOpenDay, @Nullable String category) {}

    /**
     * Counts a product in.
     *
     * @param perOpenDay mean quantity over the shop's recent open days
     * @param category null where it has none
     */
    public void add(String product, double perOpenDay, @Nullable String category) {
        levels.put(product, new Level(perOpenDay, category));
    }

    /** The level of the product's peers; null without any. */
    public @Nullable Double of(String product) {
        Level own = levels.get(product);
        String category = own == null ? null : own.category();
        double[] peers = others(product, category);
        if (category == null || peers.length < LEAST_PEERS) {
            peers = others(product, null);
        }
        return peers.length == 0 ? null : Double.valueOf(Median.of(peers));
    }

    /** Levels of the others that sell at all. */
    private double[] others(String product, @Nullable String category) {
        return levels.entrySet().stream()
                .filter(level -> !level.getKey().equals(product))
                .map(Map.Entry::getValue)
                .filter(level -> category == null || Objects.equals(level.category(), category))
                .mapToDouble(Level::perOpenDay)
                .filter(level -> level > 0)
                .toArray();
    }
}
