package com.bakery.prophet.fit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last five steps of a quasi-Newton method and what they say of the inverse Hessian (Nocedal and Wright, algorithm 7.4). */
final class LbfgsMemory {
    private static final int LENGTH = 5;

    private final Deque<Pair> pairs = new ArrayDeque<>();

    /** A step s, the change of the gradient y along it, and 1 / s'y. */
    private record Pair(double[] s, double[] y, double rho) {}

    void clear() {
        pairs.clear();
    }

    void add(double[] s, double[] y) {
        if (pairs.size() == LENGTH) {
            pairs.removeFirst();
        }
        pairs.addLast(new Pair(s, y, 1 / Vectors.dot(s, y)));
    }

    /** H g with the memory's inverse Hessian H, which starts from s'y / y'y of the last step. */
    double[] inverseTimes(double[] gradient) {
        double[] q = gradient.clone();
        List<Pair> newestFirst = new ArrayList<>();
        pairs.descendingIterator().forEachRemaining(newestFirst::add);
        double[] alpha = new double[newestFirst.size()];
        for (int i = 0; i < alpha.length; i++) {
            Pair pair = newestFirst.get(i);
            alpha[i] = pair.rho() * Vectors.dot(pair.s(), q);
            Vectors.addScaled(q, -alpha[i], pair.y());
        }
        Pair newest = pairs.getLast();
        double scale = 1 / (newest.rho() * Vectors.sumOfSquares(newest.y()));
        for (int i = 0; i < q.length; i++) {
            q[i] *= scale;
        }
        for (int i = alpha.length - 1; i >= 0; i--) {
            Pair pair = newestFirst.get(i);
            double beta = pair.rho() * Vectors.dot(pair.y(), q);
            Vectors.addScaled(q, alpha[i] - beta, pair.s());
        }
        return q;
    }
}
