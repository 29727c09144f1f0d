package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.model.Registrations;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Analytics over HTTP, of products that were uploaded and trained. */
class AnalyticsIT {
    private static final String ROOT = "/api/v1/training/analytics";
    private static final ApiProcess API = ApiProcess.shared();

    private final Shop shop = new Shop(API);
    private final TestRegistry registry = API.registry();

    @BeforeEach
    void train() {
        assertThat(shop.csv("date,product,quantity,category\n2026-01-02,Roll,3,bread\n2026-01-02,\"=1+1\",3,sweet\n")
                        .status())
                .isEqualTo(200);
        JobRun run = registry.runningJob(shop.tenant);
        TrainedProduct.register(registry, API.bean("artifactStore", ArtifactStore.class), run, id("Roll"), "Roll");
        registry.models.register(Registrations.of(registry, run, id("=1+1"))
                .metrics(Registrations.withErrors(12.3, 0.1, 61.5))
                .build());
    }

    @Test
    void aPoorProductStandsOutWithReasonsAndAdvice() {
        JsonNode accuracy = shop.viewer.get(ROOT + "/accuracy?limit=1").json();
        assertThat(accuracy.get("poor_products").asInt()).isEqualTo(1);
        JsonNode worst = accuracy.at("/items/0");
        assertThat(worst.get("poor").asBoolean()).isTrue();
        assertThat(worst.at("/reasons/0/reason").asString()).isEqualTo("missing_features");
        assertThat(worst.at("/reasons/0/recommended_action").asString()).contains("Upload regressors");
        assertThat(worst.at("/trend/0/accuracy_percentage").asDouble()).isEqualTo(61.5);
        assertThat(accuracy.at("/distribution/2/up_to").asInt()).isEqualTo(70);
        assertThat(accuracy.at("/distribution/2/deployed").asInt()).isEqualTo(1);
        assertThat(accuracy.at("/trend/0/statistics/models").asInt()).isEqualTo(2);
        String next = accuracy.get("next_cursor").asString();
        JsonNode best =
                shop.viewer.get(ROOT + "/accuracy?limit=1&cursor=" + next).json();
        assertThat(best.at("/items/0/product_name").asString()).isEqualTo("Roll");
        assertThat(best.at("/items/0/poor").asBoolean()).isFalse();
        assertThat(best.at("/items/0/reasons")).isEmpty();
        assertThat(best.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void filtersNarrowWhatIsShown() {
        JsonNode bread = shop.viewer.get(ROOT + "/performance?category=bread").json();
        assertThat(bread.at("/summary/models").asInt()).isEqualTo(1);
        assertThat(bread.get("items")).hasSize(1);
        assertThat(bread.at("/items/0/wape").asDouble()).isEqualTo(0.11);
        JsonNode product =
                shop.viewer.get(ROOT + "/performance?product_id=" + id("=1+1")).json();
        assertThat(product.at("/summary/mae").asDouble()).isEqualTo(12.3);
        JsonNode past = shop.viewer.get(ROOT + "/performance?to=2020-01-01").json();
        assertThat(past.at("/summary/models").asInt()).isZero();
        assertThat(past.get("items")).isEmpty();
        assertThat(API.as(UUID.randomUUID(), "viewer")
                        .get(ROOT + "/performance")
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void aBadParameterIsNamed() {
        for (String bad : List.of(
                "limit=0",
                "cursor=x",
                "from=2026-13-01",
                "product_id=x",
                "format=xml",
                "from=2026-02-01&to=2026-01-01")) {
            Http.Answer answer = shop.viewer.get(ROOT + "/performance?" + bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/field").asString())
                    .as(bad)
                    .isIn("limit", "cursor", "from", "product_id", "format", "to");
        }
        Http.Answer csv = shop.viewer.send("GET", ROOT + "/accuracy?period=year", null, null, "Accept", "text/csv");
        assertThat(csv.status()).isEqualTo(400);
        assertThat(csv.type()).startsWith("application/problem+json");
    }

    @Test
    void aSpreadsheetGetsTheWholeListAndNoFormula() {
        Http.Answer byHeader = shop.viewer.send("GET", ROOT + "/performance?limit=1", null, null, "Accept", "text/csv");
        assertThat(byHeader.type()).startsWith("text/csv");
        assertThat(byHeader.body().lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("product_id,product_name,category");
        assertThat(byHeader.body()).contains(",'=1+1,sweet,").doesNotContain(",=1+1,");
        Http.Answer byParameter = shop.viewer.get(ROOT + "/accuracy?format=csv");
        assertThat(byParameter.body().lines().skip(1)).first().asString().contains("true,missing_features");
        assertThat(shop.viewer.get(ROOT + "/duration?format=csv").body()).contains("\ntraining,2,");
        assertThat(shop.viewer
                        .send("GET", ROOT + "/performance", null, null, "Accept", "text/csv;q=0.5, application/json")
                        .type())
                .startsWith("application/json");
    }

    @Test
    void durationsAreToldForTrainingsAndSteps() {
        JsonNode all = shop.viewer.get(ROOT + "/duration").json();
        assertThat(all.at("/trainings/times").asInt()).isEqualTo(2);
        assertThat(all.at("/trainings/p50_ms").asInt()).isEqualTo(3000);
        assertThat(all.at("/trainings/p99_ms").asInt()).isEqualTo(7000);
        assertThat(all.get("jobs").isNull()).isTrue();
        JsonNode roll =
                shop.viewer.get(ROOT + "/duration?product_id=" + id("Roll")).json();
        assertThat(roll.at("/trainings/max_ms").asInt()).isEqualTo(3000);
    }

    private UUID id(String product) {
        return UUID.fromString(shop.product(product).get("product_id").asString());
    }
}
