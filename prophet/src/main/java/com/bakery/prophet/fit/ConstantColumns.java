package com.bakery.prophet.fit;

import java.util.Arrays;

/**
 * Smooth columns that are the same in every row, among them that of the offset m: a daily seasonality on daily rows has four that are one and four
 * that are zero. With prior scales s_i and values c_i they act as one column of ones with the scale w = sqrt(sum (s_i c_i)^2): the ridge penalty shares
 * its coefficient out, and leaves a column of zeros at zero.
 */
final class ConstantColumns {
    private final Design original;
    private final Design reduced;
    /** Original column of each column of the reduced design; the second is that of ones. */
    private final int[] kept;
    /** Share of the merged coefficient that each original column gets; 0 for those kept. */
    private final double[] share;

    private ConstantColumns(Design original, Design reduced, int[] kept, double[] share) {
        this.original = original;
        this.reduced = reduced;
        this.kept = kept;
        this.share = share;
    }

    /** @param design whose second column is one in every row */
    static ConstantColumns merge(Design design) {
        Columns columns = design.smooth();
        double[] scale = design.scale();
        double[] share = new double[columns.size()];
        double squares = 0;
        int[] indices = new int[columns.size()];
        int count = 2;
        indices[1] = 1;
        for (int a = 1; a < share.length; a++) {
            if (columns.isConstant(a)) {
                double value = columns.column(a)[0];
                share[a] = scale[a] * scale[a] * value;
                squares += share[a] * value;
            } else {
                indices[count++] = a;
            }
        }
        for (int a = 1; a < share.length; a++) {
            share[a] /= squares;
        }
        indices = Arrays.copyOf(indices, count);
        double[] reducedScale =
                Arrays.stream(indices).mapToDouble(a -> scale[a]).toArray();
        reducedScale[1] = Math.sqrt(squares);
        return new ConstantColumns(design, design.with(columns.only(indices), reducedScale), indices, share);
    }

    /** The same columns for other values. */
    ConstantColumns withTarget(double[] target) {
        return new ConstantColumns(original.withTarget(target), reduced.withTarget(target), kept, share);
    }

    Design original() {
        return original;
    }

    Design reduced() {
        return reduced;
    }

    /** The parameters of the original design. */
    Parameters expand(Parameters parameters) {
        double[] beta = new double[share.length - 2];
        for (int a = 2; a < share.length; a++) {
            beta[a - 2] = share[a] * parameters.m();
        }
        for (int a = 2; a < kept.length; a++) {
            beta[kept[a] - 2] = parameters.beta()[a - 2];
        }
        return new Parameters(parameters.k(), share[1] * parameters.m(), parameters.delta(), parameters.sigma(), beta);
    }
}
