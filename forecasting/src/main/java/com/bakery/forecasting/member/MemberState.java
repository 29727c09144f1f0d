package com.bakery.forecasting.member;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fitted member as data.
 *
 * @param member name of its family
 * @param numbers named arrays
 * @param texts named texts, such as an embedded model file
 */
public record MemberState(String member, SortedMap<String, double[]> numbers, SortedMap<String, String> texts) {
    public MemberState {
        numbers = new TreeMap<>(numbers);
        texts = new TreeMap<>(texts);
    }

    public static MemberState of(String member, Map<String, double[]> numbers, Map<String, String> texts) {
        return new MemberState(member, new TreeMap<>(numbers), new TreeMap<>(texts));
    }

    /**
     * The named array.
     *
     * @throws IllegalArgumentException if it is missing or has another length
     */
    public double[] array(String name, int length) {
        double[] values = array(name);
        if (values.length != length) {
            throw new IllegalArgumentException("state of " + member + " needs " + length + " numbers named " + name);
        }
        return values;
    }

    /**
     * The named array, of any length.
     *
     * @throws IllegalArgumentException if it is missing
     */
    public double[] array(String name) {
        double[] values = numbers.get(name);
        if (values == null) {
            throw new IllegalArgumentException("state of " + member + " needs numbers named " + name);
        }
        return values;
    }

    /**
     * The named text.
     *
     * @throws IllegalArgumentException if it is missing
     */
    public String text(String name) {
        String value = texts.get(name);
        if (value == null) {
            throw new IllegalArgumentException("state of " + member + " needs a text named " + name);
        }
        return value;
    }
}
