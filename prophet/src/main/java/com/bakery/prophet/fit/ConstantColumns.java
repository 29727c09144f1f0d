package com.bakery.prophet.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * Smooth columns that are the same in every row, among them that of the offset m: a daily seasonality on daily rows has four that are one and four
 * that are zero. With prior scales s_i and values c_i they act as one column of ones with the scale w = sqrt(sum (s_i c_i)^2): the ridge penalty shares
 * its coefficient out, and leaves a column of zeros at zero.
 */
final class ConstantColumns {
    private final Design original;
    private final Design reduced;
    /** Original column of each column behind the first two of the reduced design. */
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
        double[][] columns = design.smooth();
        List<Integer> kept = new ArrayList<>();
        double[] share = new double[columns.length];
        double squares = 0;
        for (int a = 1; a < columns.length; a++) {
            if (isConstant(columns[a])) {
                double weight = design.scale()[a] * columns[a][0];
                share[a] = design.scale()[a] * weight;
                squares += weight * weight;
            } else {
                kept.add(a);
            }
        }
        int[] indices = kept.stream().mapToInt(Integer::intValue).toArray();
        double[][] smooth = new double[2 + indices.length][];
        double[] scale = new double[smooth.length];
        smooth[0] = columns[0];
        scale[0] = design.scale()[0];
        smooth[1] = columns[1];
        scale[1] = Math.sqrt(squares);
        for (int f = 0; f < indices.length; f++) {
            smooth[2 + f] = columns[indices[f]];
            scale[2 + f] = design.scale()[indices[f]];
        }
        for (int a = 1; a < share.length; a++) {
            share[a] /= squares;
        }
        Design reduced = new Design(
                smooth,
                scale,
                design.t(),
                design.weights(),
                design.changepoints(),
                design.target(),
                design.changepointPriorScale());
        return new ConstantColumns(design, reduced, indices, share);
    }

    private static boolean isConstant(double[] column) {
        for (double value : column) {
            if (value != column[0]) {
                return false;
            }
        }
        return true;
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
        double[] beta = new double[original.smooth().length - 2];
        for (int a = 2; a < share.length; a++) {
            beta[a - 2] = share[a] * parameters.m();
        }
        for (int f = 0; f < kept.length; f++) {
            beta[kept[f] - 2] = parameters.beta()[f];
        }
        return new Parameters(parameters.k(), share[1] * parameters.m(), parameters.delta(), parameters.sigma(), beta);
    }
}
