package com.bakery.training.worker;

import com.bakery.training.registry.external.Place;
import java.net.URI;

/** Addresses of other services as they are written into variables. */
final class ServiceAddress {
    private ServiceAddress() {}

    /** @throws IllegalArgumentException naming the variable, and the value unless it may hold a secret */
    static void check(String variable, String value) {
        if (value.isBlank()) {
            return;
        }
        if (value.contains("@") || value.contains("?")) {
            throw new IllegalArgumentException(
                    variable + " must hold neither login nor query; tokens and keys have variables of their own");
        }
        try {
            URI address = URI.create(value);
            String scheme = String.valueOf(address.getScheme());
            if (address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(variable + " must be an http or https address, not " + value, e);
        }
        throw new IllegalArgumentException(variable + " must be an http or https address, not " + value);
    }

    /** @throws IllegalArgumentException naming the variable, for what no header can hold */
    static void token(String variable, String value) {
        if (value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    variable + " must hold visible ASCII characters only, without spaces or line ends");
        }
    }

    /** The address before {@code /v1/forecast} or {@code /v1/archive}, which people copy along. */
    static String withoutVersion(String address) {
        return address.replaceFirst("/v1/(forecast|archive)/?$", "").replaceFirst("/$", "");
    }

    /** Open-Meteo keeps its archive on a host of its own; others are asked where the forecast is. */
    static String archiveOf(String forecast) {
        return forecast.replaceFirst(
                "^(https?://)(customer-)?api\\.open-meteo\\.com", "$1$2archive-api.open-meteo.com");
    }

    /** @throws IllegalArgumentException naming the variable and the value */
    static Place place(String variable, String value) {
        String[] parts = value.split(",", -1);
        try {
            if (parts.length == 2) {
                return new Place(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(variable + " must be latitude,longitude, not " + value, e);
        }
        throw new IllegalArgumentException(variable + " must be latitude,longitude, not " + value);
    }
}
