package com.bakery.forecasting;

import com.bakery.forecasting.combination.Composition;
import com.bakery.forecasting.combination.Weights;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.interval.ConformalIntervals;
import com.bakery.forecasting.member.EtsMember;
import com.bakery.forecasting.member.Member;
import com.bakery.forecasting.member.MemberCatalog;
import com.bakery.forecasting.member.TrainingWindow;
import com.bakery.forecasting.member.TsbMember;
import com.bakery.forecasting.member.WeekdayMedianMember;
import com.bakery.forecasting.metric.FoldScorer;
import com.bakery.forecasting.pooled.PooledModel;
import com.bakery.forecasting.pooled.PooledTraining;
import com.bakery.forecasting.profile.SeriesClass;
import com.bakery.forecasting.profile.SeriesProfile;
import com.bakery.forecasting.validation.Backtest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes what the products of a shop share, once before any of them is trained. Stateless. */
public final class ShopPreparation {
    /** Products of a class whose residuals are enough for the others. */
    private static final int PRODUCTS_PER_CLASS = 12;

    /** Most products that are learnt from: memory stays bounded however many a shop has. */
    public static final int MOST_PRODUCTS = 500;

    /** Last days of the shop whose sales make a product one of the best-selling: what sold well long ago is not important today. */
    public static final int RANKED_DAYS = 365;

    private ShopPreparation() {}

    /**
     * A product of the shop.
     *
     * @param id what its owner knows it by
     * @param name unique in the shop
     * @param sold quantity of the shop's last {@link #RANKED_DAYS} days
     */
    public record Seller<T>(T id, String name, double sold) {}

    /**
     * The products to learn from: the best-selling by quantity, which is known where prices are not, at most {@link #MOST_PRODUCTS}; of two that sold the same the one
     * whose name comes first. In the order of their names, so that the same shop gives the same model whoever prepares it.
     */
    public static <T> List<Seller<T>> bestSelling(Collection<Seller<T>> shop) {
        return shop.stream()
                .sorted(Comparator.<Seller<T>>comparingDouble(Seller::sold)
                        .reversed()
                        .thenComparing(Seller::name))
                .limit(MOST_PRODUCTS)
                .sorted(Comparator.comparing(Seller::name))
                .toList();
    }

    /**
     * The shop's trees and the residuals of its classes.
     *
     * @param products those of {@link #bestSelling} that can be trained, in its order
     * @return nothing for a shop without a product
     */
    public static Optional<PooledModel> prepare(
            List<ProductData> products, PipelineOptions options, TrainingMonitor monitor) {
        if (products.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<SeriesClass, double[]> residuals = residuals(products, options, monitor);
        return Optional.of(new PooledModel(
                products.get(0).lastDay(),
                PooledTraining.train(products, options.seed(), monitor).orElse(null),
                residuals));
    }

    /** Young products borrow those of all classes: nobody knows theirs yet. */
    private static SortedMap<SeriesClass, double[]> residuals(
            List<ProductData> products, PipelineOptions options, TrainingMonitor monitor) {
        SortedMap<SeriesClass, List<double[]>> byClass = new TreeMap<>();
        for (ProductData product : products) {
            SeriesClass seriesClass = SeriesProfile.of(product).seriesClass();
            List<double[]> seen = byClass.computeIfAbsent(seriesClass, none -> new ArrayList<>());
            if (seriesClass != SeriesClass.SHORT && seen.size() < PRODUCTS_PER_CLASS) {
                seen.add(residuals(product, options, monitor));
            }
        }
        SortedMap<SeriesClass, double[]> residuals = new TreeMap<>();
        byClass.forEach((seriesClass, seen) -> residuals.put(seriesClass, ascending(seen)));
        residuals.put(SeriesClass.SHORT, ascending(residuals.values().stream().toList()));
        return residuals;
    }

    /** Of the members that cost little. */
    private static double[] residuals(ProductData product, PipelineOptions options, TrainingMonitor monitor) {
        TrainingWindow window = TrainingWindow.whole(product, options, null);
        List<Member> members = List.of(EtsMember.NAME, TsbMember.NAME, WeekdayMedianMember.NAME).stream()
                .map(MemberCatalog::named)
                .filter(member -> member.appliesTo(window))
                .toList();
        Backtest backtest = Backtest.run(window, members, monitor);
        Composition composition = Weights.of(members, product.days(), backtest.folds());
        return ConformalIntervals.of(
                        FoldScorer.meanLevel(product), FoldScorer.scored(composition, backtest.folds()), new double[0])
                .allResiduals();
    }

    private static double[] ascending(List<double[]> arrays) {
        return arrays.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    }
}
