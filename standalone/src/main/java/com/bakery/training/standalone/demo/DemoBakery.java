package com.bakery.training.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The real bakeries of the demo, a tenant each; origin and licence of the data stand beside the files. */
public enum DemoBakery {
    /** Three products over three years, with weather, holidays, school holidays and promotions. */
    GERMAN_BAKERY("german-bakery", "DE", "Europe/Berlin"),

    /** A bakery and cafe with 94 items over five months, with weather; two thirds of the items sell too rarely to be forecast. */
    BREAD_BASKET("bread-basket", "GB", "Europe/London");

    private final String label;
    private final String country;
    private final String timeZone;

    DemoBakery(String label, String country, String timeZone) {
        this.label = label;
        this.country = country;
        this.timeZone = timeZone;
    }

    /** Name of the data, the token file and the folder of resources. */
    public String label() {
        return label;
    }

    /** The tenant; the same on every machine, so that a data directory goes on where it was. */
    public UUID tenantId() {
        return UUID.nameUUIDFromBytes(("training-demo/" + label).getBytes(UTF_8));
    }

    /** Country and time zone of the shop. */
    Map<String, String> settings() {
        return Map.of("country", country, "time_zone", timeZone);
    }

    /** CSV with {@code date,product,quantity}. */
    String sales() {
        return read("sales_daily.csv");
    }

    /** CSV with {@code date} and a column per regressor. */
    String regressors() {
        return read("regressors_daily.csv");
    }

    private String read(String file) {
        String name = "/demo/" + label + "/" + file;
        try (InputStream in = Objects.requireNonNull(DemoBakery.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
