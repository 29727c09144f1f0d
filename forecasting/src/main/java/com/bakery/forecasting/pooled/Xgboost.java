package com.bakery.forecasting.pooled;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost (Chen and Guestrin, 2016): histogram trees grown leaf by leaf. One thread: their number shows in the last digits of sums, and several trainings share a machine. */
final class Xgboost implements BoostingLibrary {
    static final String VERSION = "xgboost-3.4.0";
    private static final int ROUNDS = 125;

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public BoostedTrees train(Examples examples, Loss loss, long seed) {
        try {
            DMatrix matrix = matrix(examples.rows(), examples.columns());
            try {
                matrix.setLabel(examples.labels());
                matrix.setWeight(examples.weights());
                return new Trees(XGBoost.train(matrix, parameters(loss, seed), ROUNDS, new HashMap<>(), null, null));
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
            return new Trees(XGBoost.loadModel(new ByteArrayInputStream(bytes)));
        } catch (XGBoostError | IOException e) {
            throw new BoostingException("no trees: " + e.getMessage(), e);
        }
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
