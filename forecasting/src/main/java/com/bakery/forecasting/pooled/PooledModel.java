package com.bakery.forecasting.pooled;

import com.bakery.forecasting.profile.SeriesClass;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the products of a shop share, made once per job.
 *
 * @param lastDay of the shop
 * @param trees gradient boosting over all products; null where it was not worth it or its library does not load
 * @param residuals scaled absolute residuals of products of a class, ascending, for those too young to have their own
 */
public record PooledModel(LocalDate lastDay, @Nullable ShopTrees trees, SortedMap<SeriesClass, double[]> residuals) {
    public PooledModel {
        residuals = new TreeMap<>(residuals);
    }

    /**
     * Trees trained on all days of the shop, and older ones for the folds, which have seen nothing of what the folds ask. Each set is the mean of trees for squared
     * and for absolute errors.
     *
     * @param library that reads the trees
     * @param columns names, in the order of the rows
     */
    public record ShopTrees(String library, List<String> columns, List<byte[]> trees, List<byte[]> foldTrees) {
        public ShopTrees {
            columns = List.copyOf(columns);
            trees = List.copyOf(trees);
            foldTrees = List.copyOf(foldTrees);
        }
    }
}
