package com.bakery.training.activities.external;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses below configured ones. */
final class Addresses {
    private Addresses() {}

    /** @param query encoded already */
    static URI below(URI address, String path, String query) {
        String base = address.toString();
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return URI.create(root + path + "?" + query);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
