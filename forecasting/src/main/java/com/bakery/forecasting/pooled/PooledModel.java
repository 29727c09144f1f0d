package com.bakery.forecasting.pooled;

import java.time.LocalDate;
import java.util.List;

/**
 * What the products of a shop share: trees trained on all of its days, and older ones for the folds, which have seen nothing of what the folds ask. Each
 * set is the mean of trees for squared and for absolute errors.
 *
 * @param library that reads the trees
 * @param lastDay of the shop
 * @param foldDays days before the last one at which the folds' trees end
 * @param columns names, in the order of the rows
 */
public record PooledModel(
        String library,
        LocalDate lastDay,
        int foldDays,
        List<String> columns,
        List<byte[]> trees,
        List<byte[]> foldTrees) {
    public PooledModel {
        columns = List.copyOf(columns);
        trees = List.copyOf(trees);
        foldTrees = List.copyOf(foldTrees);
    }
}
