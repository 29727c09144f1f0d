package com.bakery.forecasting;

import com.bakery.forecasting.TrainingRefusedException.Reason;
import java.util.Map;

/** Takes typed values out of a request's options; one that is null is as good as left out. */
final class OptionValues {
    private final Map<String, Object> left;

    OptionValues(Map<String, Object> left) {
        this.left = left;
    }

    boolean flag(String name, boolean otherwise) {
        Object value = left.remove(name);
        if (value == null) {
            return otherwise;
        }
        return value instanceof Boolean flag ? flag : refuse(name, "true or false");
    }

    double number(String name, double otherwise) {
        Object value = left.remove(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw refusal(name, "a number");
    }

    long whole(String name, long otherwise) {
        double number = number(name, (double) otherwise);
        if (number != Math.rint(number) || Math.abs(number) > 1L << 53) {
            throw refusal(name, "a whole number");
        }
        return (long) number;
    }

    /** A whole number that fits; those beyond become the largest, which every rule refuses. */
    int count(String name, int otherwise) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, whole(name, otherwise)));
    }

    void requireNoneLeft() {
        if (!left.isEmpty()) {
            throw new TrainingRefusedException(Reason.INVALID_OPTIONS, "Unknown options " + left.keySet() + ".");
        }
    }

    private static boolean refuse(String name, String rule) {
        throw refusal(name, rule);
    }

    private static TrainingRefusedException refusal(String name, String rule) {
        return new TrainingRefusedException(Reason.INVALID_OPTIONS, "Option " + name + " must be " + rule + ".");
    }
}
