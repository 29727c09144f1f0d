package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One tenant and another. */
class TenantIT {
    private static final ApiProcess API = ApiProcess.shared();

    private final Shop shop = new Shop(API);

    @Test
    void everyRouteHidesWhatBelongsToAnotherTenant() {
        shop.sell("Bagel");
        String job = shop.start("{}");
        String bagel = shop.product("Bagel").get("product_id").asString();
        Http stranger = API.as(UUID.randomUUID(), "admin");
        for (String path : List.of(
                "/status/" + job,
                "/jobs/" + job + "/products",
                "/jobs/" + job + "/logs",
                "/models/latest/" + bagel,
                "/models/" + job,
                "/ws/" + job,
                "/status/no-uuid",
                "/status/1-1-1-1-1",
                "/jobs/" + job + "/products?limit=9999",
                "/jobs/" + job + "/logs?cursor=x")) {
            assertThat(stranger.get(Shop.ROOT + path).status()).as(path).isEqualTo(404);
        }
        for (String path :
                List.of("/stop/" + job, "/jobs/" + job + "/retry", "/start/" + bagel, "/models/" + job + "/deploy")) {
            assertThat(stranger.post(Shop.ROOT + path, "{broken").status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(stranger.send("DELETE", Shop.ROOT + "/jobs/" + job, null, null)
                        .status())
                .isEqualTo(404);
        for (String list : List.of("/history", "/models", "/products", "/queue", "/audit")) {
            assertThat(stranger.get(Shop.ROOT + list).json().get("items"))
                    .as(list)
                    .isEmpty();
        }
        assertThat(shop.viewer
                        .get(Shop.ROOT + "/status/" + job)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("pending");
    }

    @Test
    void metricsShowTheTenantFromItsFirstRequestOn() {
        shop.viewer.get(Shop.ROOT + "/products");
        String metrics = API.anonymous().get("/actuator/prometheus").body();
        assertThat(metrics)
                .contains("training_websocket_connections{tenant_id=\"" + shop.tenant + "\"} 0")
                .containsPattern("training_websocket_messages_total\\{message_type=\"training_completed\",tenant_id=\""
                        + shop.tenant + "\"} 0");
    }
}
