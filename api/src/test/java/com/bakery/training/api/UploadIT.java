package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.TestRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Uploads and settings over the real database. */
class UploadIT {
    private static final ApiProcess API = ApiProcess.shared();

    private final Shop shop = new Shop(API);

    @Test
    void uploadSumsRowsRefusesBadOnesAndReplacesWhatItNames() {
        Http.Answer first = shop.csv(
                "date,product,quantity\n2026-01-02,Bagel,3\n2026-01-02,Bagel,4\nnever,Bagel,1\n2026-01-03,Roll,-2\n");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().get("rows").asInt()).isEqualTo(4);
        assertThat(first.json().get("rows_accepted").asInt()).isEqualTo(3);
        assertThat(first.json().get("products").asInt()).isEqualTo(2);
        assertThat(first.json().at("/refused/0/line").asInt()).isEqualTo(4);
        assertThat(first.json().at("/refused/0/field").asString()).isEqualTo("date");
        assertThat(shop.product("Bagel").get("total_quantity").asDouble()).isEqualTo(7);
        assertThat(shop.product("Roll").get("total_quantity").asDouble()).isZero();

        shop.operator.post(
                Shop.ROOT + "/data/sales", "[{\"date\":\"2026-01-02\",\"product\":\"Bagel\",\"quantity\":5}]");
        assertThat(shop.product("Bagel").get("total_quantity").asDouble()).isEqualTo(5);
        assertThat(shop.product("Bagel").get("product_id").asString())
                .isEqualTo(com.bakery.training.registry.product.ProductIds.of(shop.tenant, "Bagel")
                        .toString());
    }

    @Test
    void uploadWithoutAUsableRowChangesNothing() {
        assertThat(shop.csv("date,product,quantity\nnever,Bagel,1\n").status()).isEqualTo(422);
        assertThat(shop.csv("date,product\n2026-01-01,Bagel\n").status()).isEqualTo(400);
        assertThat(shop.operator
                        .send("POST", Shop.ROOT + "/data/sales", "application/xml", "<a/>")
                        .status())
                .isEqualTo(415);
        assertThat(shop.viewer.get(Shop.ROOT + "/products").json().get("items")).isEmpty();
    }

    @Test
    void regressorsKeepNumbersAndHolidays() {
        Http.Answer answer = shop.operator.send(
                "POST",
                Shop.ROOT + "/data/regressors",
                "text/csv; charset=utf-8",
                "date,temperature,holiday\n2026-01-06,7.5,Epiphany\n2026-01-07,,\n");
        assertThat(answer.status()).isEqualTo(200);
        TestRegistry registry = API.registry();
        assertThat(registry.regressors.series(shop.tenant)).hasSize(1);
        assertThat(registry.calendar.days(shop.tenant)).extracting("name").containsExactly("Epiphany");
    }

    @Test
    void settingsHaveDefaultsAndAreReplacedByAnAdmin() {
        JsonNode defaults = shop.viewer.get(Shop.ROOT + "/settings").json();
        assertThat(defaults.get("country").asString()).isEqualTo("ES");
        assertThat(defaults.get("time_zone").asString()).isEqualTo("Europe/Madrid");
        String body = "{\"country\":\"DE\",\"subdivision\":\"BE\",\"time_zone\":\"Europe/Berlin\"}";
        assertThat(shop.operator
                        .send("PUT", Shop.ROOT + "/settings", "application/json", body)
                        .status())
                .isEqualTo(403);
        assertThat(shop.admin
                        .send("PUT", Shop.ROOT + "/settings", "application/json", body)
                        .status())
                .isEqualTo(200);
        assertThat(shop.viewer
                        .get(Shop.ROOT + "/settings")
                        .json()
                        .get("country")
                        .asString())
                .isEqualTo("DE");
        for (String bad : List.of(
                "{\"country\":\"Spain\",\"time_zone\":\"Europe/Berlin\"}",
                "{\"country\":\"ZZ\",\"time_zone\":\"Europe/Berlin\"}",
                "{\"country\":\"ES\",\"time_zone\":\"Mars/Olympus\"}",
                "{\"country\":\"ES\",\"time_zone\":\"Europe/Madrid\",\"latitude\":40}",
                "{\"country\":\"ES\",\"subdivision\":\"XX\",\"time_zone\":\"Europe/Madrid\"}",
                "{\"country\":\"DE\",\"subdivision\":\"MD\",\"time_zone\":\"Europe/Berlin\"}",
                "{\"country\":\"ES\"}")) {
            assertThat(shop.admin
                            .send("PUT", Shop.ROOT + "/settings", "application/json", bad)
                            .status())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    @Test
    void aSubdivisionThatWouldFailEveryProductIsRefusedWithTheKnownOnes() {
        Http.Answer refused = settings("{\"country\":\"ES\",\"subdivision\":\"XX\",\"time_zone\":\"Europe/Madrid\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("subdivision");
        assertThat(refused.json().at("/errors/0/message").asString()).contains("ES-XX", "[AN, AR, ", "MD");
        assertThat(shop.viewer
                        .get(Shop.ROOT + "/settings")
                        .json()
                        .get("subdivision")
                        .isNull())
                .as("nothing was saved")
                .isTrue();
        assertThat(settings("{\"country\":\"JP\",\"subdivision\":\"13\",\"time_zone\":\"Asia/Tokyo\"}")
                        .status())
                .as("no holidays are computed there, so any will do")
                .isEqualTo(200);
    }

    private Http.Answer settings(String body) {
        return shop.admin.send("PUT", Shop.ROOT + "/settings", "application/json", body);
    }

    @Test
    void aQueryThatCannotBeReadIsABadRequest() {
        for (String query : List.of("?=null", "?limit=3&=x")) {
            Http.Answer answer = shop.operator.get(Shop.ROOT + "/history" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.type()).startsWith("application/problem+json");
        }
    }
}
