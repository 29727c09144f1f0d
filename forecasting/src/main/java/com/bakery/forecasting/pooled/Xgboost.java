package com.bakery.forecasting.pooled;

import com.bakery.forecasting.TrainingMonitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost (Chen and Guestrin, 2016): histogram trees grown leaf by leaf. One thread: their number shows in the last digits of sums, and several trainings share a machine. */
final class Xgboost implements BoostingLibrary {
    static final String VERSION = "xgboost-3.4.0";
    private static final int ROUNDS = 125;
    /** Rounds between two looks at the monitor. */
    private static final int SLICE = 10;

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public BoostedTrees train(Examples examples, Loss loss, long seed, TrainingMonitor monitor) {
        try {
            DMatrix matrix = matrix(examples.rows(), examples.columns());
            try {
                matrix.setLabel(examples.labels());
                matrix.setWeight(examples.weights());
                return new Trees(grown(matrix, parameters(loss, seed), monitor));
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new BoostingException("training failed: " + e.getMessage(), e);
        }
    }

    @Override
    public BoostedTrees read(byte[] bytes) {
        try {
            Booster booster = XGBoost.loadModel(new ByteArrayInputStream(bytes));
            booster.setParam("nthread", 1);
            return new Trees(booster);
        } catch (XGBoostError | IOException e) {
            throw new BoostingException("no trees: " + e.getMessage(), e);
        }
    }

    /** In slices, so that a training can be stopped: native code hears nothing. The trees are those of one call, bit for bit. */
    private static Booster grown(DMatrix matrix, Map<String, Object> parameters, TrainingMonitor monitor)
            throws XGBoostError {
        Booster booster = null;
        for (int round = 0; round < ROUNDS; round += SLICE) {
            monitor.progress("pooled", round / (double) ROUNDS);
            int rounds = Math.min(SLICE, ROUNDS - round);
            booster = XGBoost.train(matrix, parameters, rounds, new HashMap<>(), null, null, null, 0, booster);
        }
        return Objects.requireNonNull(booster);
    }

    private static Map<String, Object> parameters(Loss loss, long seed) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", loss == Loss.SQUARED ? "reg:squarederror" : "reg:absoluteerror");
        parameters.put("tree_method", "hist");
        parameters.put("grow_policy", "lossguide");
        parameters.put("max_depth", 0);
        parameters.put("max_leaves", 31);
        parameters.put("min_child_weight", 40);
        parameters.put("eta", .1);
        parameters.put("colsample_bytree", .6);
        parameters.put("subsample", .7);
        parameters.put("lambda", 2);
        parameters.put("seed", seed);
        parameters.put("nthread", 1);
        parameters.put("verbosity", 0);
        return parameters;
    }

    private static DMatrix matrix(float[] rows, int columns) throws XGBoostError {
        return new DMatrix(rows, rows.length / columns, columns, Float.NaN);
    }

    /** The native trees are freed by the finaliser of the library's own object. */
    private static final class Trees implements BoostedTrees {
        private final Booster booster;

        private Trees(Booster booster) {
            this.booster = booster;
        }

        @Override
        public synchronized double[] predict(float[] rows, int columns) {
            try {
                DMatrix matrix = matrix(rows, columns);
                try {
                    float[][] predicted = booster.predict(matrix);
                    double[] values = new double[predicted.length];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = predicted[i][0];
                    }
                    return values;
                } finally {
                    matrix.dispose();
                }
            } catch (XGBoostError e) {
                throw new BoostingException("prediction failed: " + e.getMessage(), e);
            }
        }

        @Override
        public synchronized byte[] bytes() {
            try {
                return booster.toByteArray("ubj");
            } catch (XGBoostError e) {
                throw new BoostingException("trees cannot be written: " + e.getMessage(), e);
            }
        }
    }
}
