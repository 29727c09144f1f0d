package com.bakery.forecasting.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of a product's model file: its own, URL-encoded. One that no file system would take is cut, and goes on with {@code ~}, which no encoded name holds, and the
 * SHA-256 of the whole name, so that two products never share a file.
 */
final class ModelFileName {
    private static final String ENDING = ".json";
    /** Bytes that file systems give a name. */
    private static final int LONGEST = 255;

    private ModelFileName() {}

    static String of(String product) {
        String encoded = encoded(product);
        return encoded.length() + ENDING.length() <= LONGEST ? encoded + ENDING : shortened(product);
    }

    private static String shortened(String product) {
        String rest = "~" + sha256(product) + ENDING;
        StringBuilder name = new StringBuilder(LONGEST);
        for (int at = 0; at < product.length(); ) {
            int character = product.codePointAt(at);
            String next = encoded(Character.toString(character));
            if (name.length() + next.length() + rest.length() > LONGEST) {
                break;
            }
            name.append(next);
            at += Character.charCount(character);
        }
        return name + rest;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
