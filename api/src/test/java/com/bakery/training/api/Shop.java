package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A tenant of its own with its three kinds of callers, and what tests do with it again and again. */
final class Shop {
    static final String ROOT = "/api/v1/training";

    final UUID tenant = UUID.randomUUID();
    final Http admin;
    final Http operator;
    final Http viewer;

    Shop(ApiProcess api) {
        admin = api.as(tenant, "admin");
        operator = api.as(tenant, "operator");
        viewer = api.as(tenant, "viewer");
    }

    void sell(String... products) {
        StringBuilder rows = new StringBuilder("date,product,quantity\n");
        for (String product : products) {
            rows.append("2026-01-02,").append(product).append(",3\n");
        }
        assertThat(csv(rows.toString()).status()).isEqualTo(200);
    }

    Http.Answer csv(String text) {
        return operator.send("POST", ROOT + "/data/sales", "text/csv", text);
    }

    String start(String body) {
        return operator.post(ROOT + "/start", body).json().get("job_id").asString();
    }

    Http.Answer startWithKey(String body) {
        return operator.send("POST", ROOT + "/start", "application/json", body, "Idempotency-Key", "key-1");
    }

    JsonNode product(String name) {
        for (JsonNode product : viewer.get(ROOT + "/products").json().get("items")) {
            if (product.get("product_name").asString().equals(name)) {
                return product;
            }
        }
        throw new AssertionError("no product " + name);
    }
}
