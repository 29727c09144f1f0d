package com.bakery.training.registry.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** What bad disks, bad copies and bad people make of a compressed file; never the file itself. The same list every time. */
public final class Corruptions {
    private static final int BOMB = 65 * 1024 * 1024;

    private Corruptions() {}

    /** So many damaged versions of {@code good}: flipped bits, cuts, additions, files of others, bombs. */
    public static List<byte[]> of(byte[] good, int count) {
        Random random = new Random(7);
        byte[] bomb = bomb();
        List<byte[]> damaged = new ArrayList<>();
        while (damaged.size() < count) {
            byte[] next = next(good, damaged.size(), random, bomb);
            if (!Arrays.equals(next, good)) {
                damaged.add(next);
            }
        }
        return damaged;
    }

    private static byte[] next(byte[] good, int number, Random random, byte[] bomb) {
        return switch (number % 10) {
            case 0, 1, 2, 3 -> flipped(good, 1, random);
            case 4 -> flipped(good, 1 + random.nextInt(50), random);
            case 5, 6 -> Arrays.copyOf(good, random.nextInt(good.length));
            case 7 -> Arrays.copyOf(good, good.length + 1 + random.nextInt(100));
            case 8 -> Gzip.compress(("{\"model\":" + random.nextInt() + "}").getBytes(StandardCharsets.UTF_8));
            default -> bomb;
        };
    }

    private static byte[] flipped(byte[] good, int bits, Random random) {
        byte[] flipped = good.clone();
        for (int i = 0; i < bits; i++) {
            flipped[random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** A small file that is 65 MB of zeros, more than a model may have, when it is unpacked. */
    public static byte[] bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < BOMB / zeros.length; i++) {
                gzip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
